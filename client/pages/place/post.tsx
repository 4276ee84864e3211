import type { PlaceAnswer } from '../../api/documents.ts'
import { specialtyWords } from '../../results/specialty_words.ts'
import { formatDay } from '../../typography/dates.ts'
import { countOf } from '../../typography/numbers.ts'
import { Facts } from '../../ui/facts.tsx'
import { ModeMark } from '../../ui/mode_mark.tsx'

/** The post as the national list describes it. */
export function Post({ place }: { place: PlaceAnswer }) {
  return (
    <section className="fr-mb-6w" aria-labelledby="poste">
      <h2 id="poste">Le poste et la structure</h2>
      {place.functions && <p>{place.functions}</p>}
      <Facts
        facts={[
          { label: 'Spécialité', value: specialtyWords(place.specialties) },
          { label: 'Mode d’exercice', value: <ModeMark mode={place.mode} /> },
          {
            label: 'Postes',
            value: `${countOf(place.posts_left, 'poste')} à pourvoir sur ${place.posts}`,
          },
          {
            label: 'Ouverture',
            value: `depuis le ${formatDay(place.opens_on)}${place.closes_on ? `, jusqu’au ${formatDay(place.closes_on)}` : ''}`,
          },
          { label: 'Structure', value: place.structure.name },
          place.structure.finess ? { label: 'FINESS', value: place.structure.finess } : null,
          place.employer ? { label: 'Employeur', value: place.employer } : null,
          place.address ? { label: 'Adresse', value: place.address } : null,
          place.chu ? { label: 'CHU', value: 'Oui, par dérogation de l’ARS' } : null,
          {
            label: 'Position',
            value: `${place.point[1].toFixed(4)}, ${place.point[0].toFixed(4)}${place.approximate ? ' (celle de la commune)' : ''}`,
          },
          { label: 'Identifiant', value: place.id },
        ]}
      />
    </section>
  )
}
