import { fullName, type Person, type Role } from '../../api/account.ts'
import { useSpecialties } from '../../api/use_specialties.ts'
import { professionLabel } from '../../reference/professions.ts'
import { formatInstantDay } from '../../typography/instants.ts'
import { Facts } from '../../ui/facts.tsx'
import { roleWords } from './role_words.ts'

/** What the service knows of the person: what their provider said, and the roles that were given here. */
export function Identity({ person, roles }: { person: Person; roles: Role[] }) {
  const specialties = useSpecialties(person.savoir_faire !== null).data?.items
  const specialty = specialties?.find(({ ans_codes }) => ans_codes.includes(person.savoir_faire ?? ''))
  const fact = (label: string, value: string | null) => (value === null ? null : { label, value })
  return (
    <section aria-labelledby="identite">
      <h2 id="identite">Qui vous êtes ici</h2>
      <Facts
        facts={[
          { label: 'Nom', value: fullName(person) },
          fact('Adresse électronique', person.email),
          person.organisation && {
            label: 'Organisation',
            value: `${person.organisation.name} (SIRET ${person.organisation.siret})`,
          },
          fact('Numéro RPPS', person.rpps),
          fact('Profession', person.profession && professionLabel(person.profession)),
          fact('Savoir-faire', person.savoir_faire && (specialty?.name ?? person.savoir_faire)),
          { label: 'Votre numéro', value: <code className="cc-code">{person.id}</code> },
          { label: 'Première connexion', value: formatInstantDay(person.created_at) },
        ]}
      />
      <h3 className="fr-h6 fr-mt-3w">Vos rôles</h3>
      {roles.length > 0 ? (
        <ul>
          {roles.map((role) => (
            <li key={`${role.role} ${role.region} ${role.places}`}>{roleWords(role)}</li>
          ))}
        </ul>
      ) : (
        <div className="fr-alert fr-alert--info fr-alert--sm">
          <p>
            Aucun rôle ne vous a encore été donné. Demandez-le à l’administrateur du service, en lui disant
            votre numéro : <code className="cc-code">{person.id}</code>. D’ici là, tout ce qui est public vous
            reste ouvert.
          </p>
        </div>
      )}
    </section>
  )
}
