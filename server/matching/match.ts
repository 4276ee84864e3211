import { distanceKm } from '../places/distance.ts'
import type { ZonedPlace } from '../places/zoned.ts'
import {
  holdsDistance,
  holdsMode,
  holdsOpen,
  holdsPosts,
  holdsProfession,
  holdsSpecialty,
  holdsZone,
} from './eligibility.ts'
import { hasRegionalPriority } from './priority.ts'
import type { Names, Question } from './question.ts'
import { compareMatches, type Ranked } from './rank.ts'
import {
  sayDistance,
  sayMode,
  sayOpen,
  sayPosts,
  sayPriority,
  sayProfession,
  saySpecialty,
  sayZone,
} from './reasons.ts'
import type { Regime } from './regime.ts'
import type { Match, Reason, Stability } from './schema.ts'

/** What is known of a place on a day, whoever asks. */
export interface KnownPlace extends ZonedPlace {
  stability: Stability
  apl: number | null
  /** The reasons that depend on the day alone: open, posts, zone. */
  ofTheDay: [open: Reason, posts: Reason, zone: Reason]
}

/** @param on `YYYY-MM-DD` */
export function knowPlace(
  zoned: ZonedPlace,
  stability: Stability,
  apl: number | null,
  on: string,
  regime: Regime,
): KnownPlace {
  const { place, zone, publication } = zoned
  return {
    ...zoned,
    stability,
    apl,
    ofTheDay: [
      sayOpen(holdsOpen(place, on), place, on),
      sayPosts(holdsPosts(place), place),
      sayZone(holdsZone(zone), zone, publication, on, zoneSource(regime)),
    ],
  }
}

const zoneSource = ({ text, rules }: Regime) => `${rules.eligible_zone.source} ; ${text}`

/**
 * Every place of the list with its reasons, those open to the candidate first, in the order asked.
 * The set is complete: a place that does not come first comes with the reasons that exclude it, closed ones included.
 */
export function matchPlaces(
  places: readonly KnownPlace[],
  question: Question,
  regime: Regime,
  names: Names,
): Match[] {
  const reasons = createReasons(question, regime, names)
  return places
    .map((known): Ranked => {
      const { place, zone, stability, ofTheDay } = known
      const km = question.near && distanceKm(place.point, question.near)
      const conditions: Reason[] = [reasons.profession(known)]
      if (question.specialty !== null) conditions.push(reasons.specialty(known, question.specialty))
      conditions.push(reasons.mode(known), ...ofTheDay)
      if (km !== null && question.max_km !== null)
        conditions.push(sayDistance(holdsDistance(km, question.max_km), km, question.max_km))
      const regional = reasons.priority(known)
      const match: Match = {
        place,
        eligible: conditions.every(({ ok }) => ok),
        priority: regional.ok,
        reasons: [...conditions, regional],
        zone,
        distance_km: km === null ? null : Math.round(km * 10) / 10,
        stability,
      }
      return { match, apl: known.apl }
    })
    .sort(compareMatches(question.sort))
    .map(({ match }) => match)
}

/** The reasons that many places share, made once per question. */
function createReasons(question: Question, regime: Regime, names: Names) {
  const made = new Map<string, Reason>()
  const once = (key: string, make: () => Reason): Reason => {
    let reason = made.get(key)
    if (!reason) {
      reason = make()
      made.set(key, reason)
    }
    return reason
  }
  const { value: established, source } = regime.rules.regional_priority
  return {
    profession: ({ place }: KnownPlace) =>
      once(`p ${place.profession}`, () =>
        sayProfession(holdsProfession(place, question), place, question, names),
      ),
    specialty: ({ place }: KnownPlace, specialty: string) =>
      once(`s ${place.specialties.join('|')}`, () =>
        saySpecialty(holdsSpecialty(place, specialty), place, specialty, names),
      ),
    mode: ({ place }: KnownPlace) =>
      once(`m ${place.mode}`, () => sayMode(holdsMode(place, question.modes), place, question.modes)),
    priority: ({ place }: KnownPlace) =>
      once(`r ${place.region}`, () => {
        const ok = hasRegionalPriority(place, question.training_region, established)
        return sayPriority(
          ok,
          place.region,
          question.training_region,
          established,
          `${source} ; ${regime.text}`,
          names,
        )
      }),
  }
}
