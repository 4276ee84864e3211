import { frenchSpaces } from '../french.ts'
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
import { compareRanked, rank } from './rank.ts'
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
import { roundKilometres } from './words.ts'

/** What is known of a place on a day, whoever asks. */
export interface KnownPlace extends ZonedPlace {
  stability: Stability
  apl: number | null
  /** Its specialties in one word. */
  asks: string
  /** The reasons that depend on the day alone: open, posts, zone. */
  ofTheDay: [open: Reason, posts: Reason, zone: Reason]
}

/** Says the reasons that depend on the day alone; places of the same dates, posts or zone share them. */
export function dayReasons(on: string, regime: Regime) {
  const [open, posts, zones] = [createOnce(), createOnce(), createOnce()]
  const source = frenchSpaces(`article L. 1434-4 du code de la santé publique ; ${regime.text}`)
  return ({ place, zone, publication }: ZonedPlace): KnownPlace['ofTheDay'] => [
    open(`${place.opens_on} ${place.closes_on}`, () => sayOpen(holdsOpen(place, on), place, on)),
    posts(String(place.posts_left), () => sayPosts(holdsPosts(place), place)),
    zones(`${publication?.id} ${zone?.class} ${zone?.note}`, () =>
      sayZone(holdsZone(zone), zone, publication, on, source),
    ),
  ]
}

/** Makes the reason of each key once. */
function createOnce() {
  const made = new Map<string, Reason>()
  return (key: string, make: () => Reason): Reason => {
    let reason = made.get(key)
    if (!reason) {
      reason = make()
      made.set(key, reason)
    }
    return reason
  }
}

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
    .map((known) => {
      const { place, zone, stability, ofTheDay } = known
      const km = question.near && distanceKm(place.point, question.near)
      const conditions: Reason[] = [reasons.profession(known)]
      if (question.specialty !== null) conditions.push(reasons.specialty(known, question.specialty))
      conditions.push(reasons.mode(known), ...ofTheDay)
      if (km !== null && question.max_km !== null) conditions.push(reasons.distance(km, question.max_km))
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
      return rank(match, question.sort, known.apl)
    })
    .sort(compareRanked)
    .map(({ match }) => match)
}

/** The reasons that many places share, made once per question. */
function createReasons(question: Question, regime: Regime, names: Names) {
  const [profession, specialties, mode] = [createOnce(), createOnce(), createOnce()]
  const [distance, region] = [createOnce(), createOnce()]
  const established = regime.rules.regional_priority.value
  const source = established === null ? `${regime.text}, où elle n’a pas été vérifiée` : regime.text
  return {
    profession: ({ place }: KnownPlace) =>
      profession(place.profession, () =>
        sayProfession(holdsProfession(place, question), place, question, names),
      ),
    specialty: ({ place, asks }: KnownPlace, specialty: string) =>
      specialties(asks, () => saySpecialty(holdsSpecialty(place, specialty), place, specialty, names)),
    mode: ({ place }: KnownPlace) =>
      mode(place.mode, () => sayMode(holdsMode(place, question.modes), place, question.modes)),
    distance: (km: number, max: number) => {
      const ok = holdsDistance(km, max)
      return distance(`${roundKilometres(km)} ${ok}`, () => sayDistance(ok, km, max))
    },
    priority: ({ place }: KnownPlace) =>
      region(place.region, () => {
        const ok = hasRegionalPriority(place, question.training_region, established)
        return sayPriority(ok, place.region, question.training_region, established, source, names)
      }),
  }
}
