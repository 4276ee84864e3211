import type { LonLat } from '../../../server/geography/schema.ts'
import { PlaceField } from '../../ui/place_field.tsx'
import { ZoneHere } from '../../ui/zone_here.tsx'

interface ZoneSearchProps {
  profession: string
  on: string | null
  point: LonLat | null
  onPoint: (point: LonLat | null) => void
}

/** « Quelle zone ici ? », without a map. */
export function ZoneSearch({ profession, on, point, onPoint }: ZoneSearchProps) {
  return (
    <section className="cc-zone-search" aria-labelledby="quelle-zone">
      <h2 id="quelle-zone" className="fr-h5">
        Quelle zone ici ?
      </h2>
      <PlaceField
        className="cc-home__search"
        label="Commune, code postal, code INSEE, adresse ou coordonnées"
        placeholder="Commune, code postal, code INSEE ou 47.39, 0.68"
        selected={null}
        onSelect={(spot) => spot && onPoint(spot.point)}
      />
      {point && <ZoneHere point={point} on={on} profession={profession} onClose={() => onPoint(null)} />}
    </section>
  )
}
