import type { MatchSort } from './question.ts'
import type { Match } from './schema.ts'

export interface Ranked {
  match: Match
  /** APL of the place's commune, latest year; null when unknown. */
  apl: number | null
}

/**
 * A total order that depends on nothing but the values: what is open to the candidate first, then
 * - `priority`: regional priority, then the nearest (when a point is given), the longest open, the lowest APL;
 * - `distance`, `stability`, `apl`: that first, then regional priority;
 * and the identifier at last. What is unknown comes after what is known.
 */
export function compareMatches(sort: MatchSort): (a: Ranked, b: Ranked) => number {
  const keys = [eligible, ...orders[sort]]
  return (a, b) => {
    for (const key of keys) {
      const order = key(a) - key(b)
      if (order) return order
    }
    return a.match.place.id < b.match.place.id ? -1 : 1
  }
}

type Key = (ranked: Ranked) => number

const UNKNOWN = Number.MAX_VALUE
const eligible: Key = ({ match }) => (match.eligible ? 0 : 1)
const priority: Key = ({ match }) => (match.priority ? 0 : 1)
const distance: Key = ({ match }) => match.distance_km ?? UNKNOWN
const longest: Key = ({ match }) => (match.stability.days === null ? UNKNOWN : -match.stability.days)
const apl: Key = (ranked) => ranked.apl ?? UNKNOWN

const orders: Record<MatchSort, Key[]> = {
  priority: [priority, distance, longest, apl],
  distance: [distance, priority],
  stability: [longest, priority],
  apl: [apl, priority],
}
