import type { Mode } from '../../server/places/schema.ts'
import type { Profession, ZoneClass } from '../../server/zoning/schema.ts'
import { classesOf, classNames } from './classes.ts'
import { PlaceMark } from './place_mark.tsx'
import type { Standing } from './places.ts'
import { ZoneSwatch } from './zone_swatch.tsx'

/** The classes drawn after the button of one was pressed: the last one off, or all on again, means all. */
export function toggleClass(
  classes: readonly ZoneClass[],
  shown: readonly ZoneClass[] | null,
  pressed: ZoneClass,
): readonly ZoneClass[] | null {
  const isShown = (zoneClass: ZoneClass) => shown === null || shown.includes(zoneClass)
  const next = classes.filter((zoneClass) => isShown(zoneClass) !== (zoneClass === pressed))
  return next.length === 0 || next.length === classes.length ? null : next
}

/** The classes of a profession as toggle buttons; works without the map. */
export function ZoneLegend(props: {
  profession: Profession
  shown: readonly ZoneClass[] | null
  onShown: (classes: readonly ZoneClass[] | null) => void
  /** Those that occur, when known. */
  classes?: readonly ZoneClass[]
  counts?: Partial<Record<ZoneClass, number>>
}) {
  const { classes: occurring } = props
  const classes = classesOf[props.profession].filter((zoneClass) => occurring?.includes(zoneClass) ?? true)
  return (
    <ul className="zone-legend" aria-label="Zones affichées">
      {classes.map((zoneClass) => {
        const { short, long } = classNames[zoneClass]
        const pressed = props.shown === null || props.shown.includes(zoneClass)
        const count = props.counts?.[zoneClass]
        return (
          <li key={zoneClass}>
            <button
              type="button"
              className="zone-legend__class"
              aria-pressed={pressed}
              title={long}
              onClick={() => props.onShown(toggleClass(classes, props.shown, zoneClass))}
            >
              <ZoneSwatch zoneClass={zoneClass} width={28} height={18} />
              <span className="zone-legend__name">
                {short}
                {long !== short && <span className="fr-sr-only"> : {long}</span>}
              </span>
              {count !== undefined && (
                <span className="zone-legend__count">
                  {count.toLocaleString('fr')}
                  <span className="fr-sr-only"> {count > 1 ? 'lieux' : 'lieu'}</span>
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

const marks: readonly { mode: Mode; standing: Standing; label: string }[] = [
  { mode: 'liberal', standing: 'eligible', label: 'Libéral' },
  { mode: 'salarie', standing: 'eligible', label: 'Salarié' },
  { mode: 'mixte', standing: 'eligible', label: 'Mixte' },
  { mode: 'liberal', standing: 'priority', label: 'Priorité dans votre région' },
  { mode: 'liberal', standing: 'ineligible', label: 'Écarté' },
]

/** What the marks of places mean. */
export function PlaceLegend() {
  return (
    <ul className="place-legend" aria-label="Lieux">
      {marks.map(({ mode, standing, label }) => (
        <li key={label}>
          <PlaceMark mode={mode} standing={standing} />
          {label}
        </li>
      ))}
    </ul>
  )
}
