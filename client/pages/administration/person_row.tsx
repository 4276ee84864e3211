import { fullName, type Grant, type Person, type PersonWithRoles } from '../../api/account.ts'
import { usePrivate } from '../../api/use_private.ts'
import { formatInstantDay } from '../../typography/instants.ts'
import { roleWords } from '../account/role_words.ts'
import { personPath } from './people_table.tsx'

interface PersonRowProps {
  person: Person
  onGive: () => void
  onTake: (grant: Grant) => void
}

export function PersonRow({ person, onGive, onTake }: PersonRowProps) {
  const name = fullName(person)
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="cc-more-lines">
          {person.organisation && <span className="cc-narrow-line">{person.organisation.name}</span>}
          {person.email && <span>{person.email}</span>}
          <code className="cc-code">{person.id}</code>
          {person.erasure_asked_at && (
            <span>Effacement demandé le {formatInstantDay(person.erasure_asked_at)}</span>
          )}
          {person.disabled_at && <span>Compte fermé le {formatInstantDay(person.disabled_at)}</span>}
        </span>
      </th>
      <td className="cc-wide-column">
        {person.organisation ? (
          <>
            {person.organisation.name}
            <span className="cc-more-lines">SIRET {person.organisation.siret}</span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td>
        <Roles person={person} onTake={onTake} />
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={onGive}>
          Donner un rôle<span className="fr-sr-only"> à {name}</span>
        </button>
      </td>
    </tr>
  )
}

/** The list of people does not hold their roles: each is asked. */
function Roles({ person, onTake }: { person: Person; onTake: (grant: Grant) => void }) {
  const answer = usePrivate<PersonWithRoles>(personPath(person.id))
  if (answer.isPending) return <span aria-busy="true">Chargement…</span>
  if (answer.isError)
    return (
      <>
        Rôles non reçus.{' '}
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => answer.refetch()}>
          Réessayer<span className="fr-sr-only"> pour {fullName(person)}</span>
        </button>
      </>
    )
  const { roles } = answer.data
  if (roles.length === 0 && person.kind === 'agent') return <p className="fr-mb-1w">Aucun rôle</p>
  return (
    <ul className="cc-roles">
      {person.kind === 'beneficiary' && (
        <li>{roleWords({ role: 'beneficiary', region: null, places: null })}</li>
      )}
      {roles.map((grant) => (
        <li key={grant.id}>
          {roleWords(grant)}
          <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => onTake(grant)}>
            Reprendre
            <span className="fr-sr-only">
              {' '}
              à {fullName(person)} le rôle {roleWords(grant)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
