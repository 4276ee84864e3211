import type { ZonePeriod } from '../../server/zoning/schema.ts'
import { formatDay } from '../typography/dates.ts'
import { Act } from './act.tsx'
import { ZoneBadge } from './zone_badge.tsx'

/** The classes a commune has had, the latest first, as far as the publications known here go. */
export function ZoneHistory({ history }: { history: ZonePeriod[] }) {
  if (history.length === 0)
    return <p>Aucune publication de zonage connue de ce service ne concerne cette commune.</p>
  return (
    <>
      <ol className="cc-history" reversed>
        {[...history].reverse().map((period) => (
          <li key={`${period.from} ${period.class}`}>
            <ZoneBadge zone={{ class: period.class }} long />
            <span>
              depuis le {formatDay(period.from)}
              {period.from_is_latest && ' au plus tard'}
              {period.to && `, jusqu’au ${formatDay(period.to)}`}
            </span>
            <span className="fr-text--sm cc-history__act">
              <Act publication={period.publication} />
            </span>
          </li>
        ))}
      </ol>
      {history[0]?.from_is_latest && (
        <p className="fr-text--sm">
          Ce service ne connaît pas de publication plus ancienne : ce classement peut être plus ancien.
        </p>
      )}
    </>
  )
}
