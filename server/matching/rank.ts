import type { MatchSort } from './question.ts'
import type { Match } from './schema.ts'

export interface Ranked {
  match: Match
  /** Smaller first, key after key. */
  keys: number[]
}

/** After everything that is known. */
const UNKNOWN = Number.MAX_VALUE

/**
 * What orders a match: what is open to the candidate first, then
 * - `priority`: regional priority, then the nearest (when a point is given), the lowest APL, the longest open: how long
 *   depends first on how far back the publications known here go;
 * - `distance`, `stability`, `apl`: that first, then regional priority.
 * What is unknown comes after what is known. `apl`: of the place's commune, latest year.
 */
export function rank(match: Match, sort: MatchSort, apl: number | null): Ranked {
  const eligible = match.eligible ? 0 : 1
  const priority = match.priority ? 0 : 1
  const distance = match.distance_km ?? UNKNOWN
  const longest = match.stability.days === null ? UNKNOWN : -match.stability.days
  const lowest = apl ?? UNKNOWN
  switch (sort) {
    case 'priority':
      return { match, keys: [eligible, priority, distance, lowest, longest] }
    case 'distance':
      return { match, keys: [eligible, distance, priority] }
    case 'stability':
      return { match, keys: [eligible, longest, priority] }
    case 'apl':
      return { match, keys: [eligible, lowest, priority] }
  }
}

/** A total order that depends on nothing but the values: the identifier decides at last. */
export function compareRanked(a: Ranked, b: Ranked): number {
  for (let index = 0; index < a.keys.length; index++) {
    const order = a.keys[index]! - b.keys[index]!
    if (order) return order
  }
  return a.match.place.id < b.match.place.id ? -1 : 1
}
