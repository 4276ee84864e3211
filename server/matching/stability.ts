import type { ZoneClass } from '../nomenclature/schema.ts'
import type { ZonePeriod } from '../zoning/schema.ts'
import type { Stability } from './schema.ts'

/**
 * How long a commune has kept a class open to the CESP without a break on a day, and what is announced for it.
 * `history`: periods in order of time, each ending the day before the next.
 * `isOpen`: whether a class is open to the CESP (data, domain.md §2).
 */
export function stabilityOf(
  history: readonly ZonePeriod[],
  on: string,
  isOpen: (zoneClass: ZoneClass) => boolean,
): Stability {
  const current = history.findIndex(({ from, to }) => from <= on && (to === null || on <= to))
  const next = history.find(({ from }) => from > on)
  const announced =
    next && next.class !== history[current]?.class ? { class: next.class, from: next.from } : null
  if (current < 0 || !isOpen(history[current]!.class))
    return { eligible_since: null, at_least: false, days: null, announced }
  let first = current
  while (first > 0 && isOpen(history[first - 1]!.class) && follows(history[first - 1]!, history[first]!))
    first--
  const { from, from_is_latest } = history[first]!
  return {
    eligible_since: from,
    at_least: first === 0 || from_is_latest,
    days: daysBetween(from, on),
    announced,
  }
}

/** No gap: a day without a zoning in force breaks the run. */
const follows = (before: ZonePeriod, after: ZonePeriod) =>
  before.to !== null && daysBetween(before.to, after.from) === 1

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
