import type { ZoneClass } from '../../server/zoning/schema.ts'
import { classNames } from '../map/classes.ts'
import { ZoneSwatch } from '../map/zone_swatch.tsx'

interface ZoneBadgeProps {
  zone: { class: ZoneClass; label?: string } | null
  /** Also writes the name in full, where there is room. */
  long?: boolean
}

/** A class with its pattern and its words, as the legend of the map draws it. */
export function ZoneBadge({ zone, long = false }: ZoneBadgeProps) {
  if (!zone) return <span className="cc-zone">Zonage inconnu</span>
  const name = classNames[zone.class]
  const inFull = zone.label ?? name.long
  return (
    <span className="cc-zone">
      <ZoneSwatch zoneClass={zone.class} width={22} height={14} />
      {long && name.short !== inFull ? (
        <span>
          <strong>{name.short}</strong> — {inFull}
        </span>
      ) : (
        <strong>
          {name.short}
          {name.short !== inFull && <span className="fr-sr-only"> : {inFull}</span>}
        </strong>
      )}
    </span>
  )
}
