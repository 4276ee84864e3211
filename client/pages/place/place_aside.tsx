import type { CommuneAnswer, PlaceAnswer } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { aplPoints } from '../../results/apl_scale.ts'
import { formatCount, formatDecimal, formatDistance } from '../../typography/numbers.ts'
import { ArsContact } from '../../ui/ars_contact.tsx'
import { Facts } from '../../ui/facts.tsx'

interface PlaceAsideProps {
  place: PlaceAnswer
  commune: CommuneAnswer | undefined
  distanceKm: number | null
}

/** The commune in figures, and whom to ask. */
export function PlaceAside({ place, commune, distanceKm }: PlaceAsideProps) {
  const apl = commune && aplPoints(commune.apl).at(-1)
  const [lon, lat] = place.point
  return (
    <aside className="cc-aside" aria-label="La commune et vos contacts">
      <h2>La commune</h2>
      <Facts
        facts={[
          {
            label: 'Commune',
            value: <SiteLink href={`/communes/${place.commune.code}`}>{place.commune.name}</SiteLink>,
          },
          commune ? { label: 'Région', value: commune.region_name } : null,
          commune?.population != null ? { label: 'Habitants', value: formatCount(commune.population) } : null,
          apl ? { label: `APL ${apl.year}`, value: formatDecimal(apl.value) } : null,
          distanceKm !== null ? { label: 'Distance', value: formatDistance(distanceKm) } : null,
        ]}
      />
      <p className="fr-mt-2w cc-no-print">
        <SiteLink
          className="fr-link"
          href={`/?lieu=${encodeURIComponent(place.id)}&vue=carte&carte=${lon},${lat},10`}
        >
          Voir sur la carte
        </SiteLink>
      </p>
      <h2 className="fr-mt-4w">Votre contact</h2>
      <p>Le référent CESP de l’ARS de la région vous renseigne sur ce lieu et reçoit votre projet.</p>
      <ArsContact region={place.region} />
    </aside>
  )
}
