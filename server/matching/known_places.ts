import type { Reference } from '../geography/reference.ts'
import { aplYears } from '../geography/schema.ts'
import type { Profession, ZoneClass } from '../nomenclature/schema.ts'
import type { ZonedList, ZonedPlace } from '../places/zoned.ts'
import type { ZoningCatalogue } from '../zoning/catalogue.ts'
import { dayReasons, type KnownPlace } from './match.ts'
import type { Regime } from './regime.ts'
import type { Stability } from './schema.ts'
import { stabilityOf } from './stability.ts'

/** Answers kept: today and a few dates, under the two regimes. */
const KEPT = 12

/** The places of a list with all that depends on the day alone, computed once per day and regime, forgotten when a zoning changes. */
export function createKnownPlaces(zonings: ZoningCatalogue, reference: Reference) {
  const kept = new Map<string, Promise<KnownPlace[]>>()
  zonings.onChange(() => kept.clear())

  return (list: ZonedList, on: string, regime: Regime): Promise<KnownPlace[]> => {
    const name = `${list.key} ${on} ${regime.code}`
    const known = kept.get(name) ?? know(list.items, on, regime)
    kept.delete(name)
    kept.set(name, known)
    known.catch(() => kept.delete(name))
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
    return known
  }

  async function know(items: readonly ZonedPlace[], on: string, regime: Regime): Promise<KnownPlace[]> {
    const reasons = dayReasons(on, regime)
    const stabilities = new Map<string, Stability>()
    const known: KnownPlace[] = []
    for (const zoned of items) {
      const { profession, commune } = zoned.place
      const history = await zonings.history(profession, commune.code)
      const stability = stabilityOf(history, on, (zoneClass) => isOpenClass(profession, zoneClass))
      known.push({
        ...zoned,
        stability: shared(stabilities, stability),
        apl: latestApl(commune.code),
        asks: zoned.place.specialties.join('|'),
        ofTheDay: reasons(zoned),
      })
    }
    return known
  }

  function isOpenClass(profession: Profession, zoneClass: ZoneClass): boolean {
    const classes = reference.professions.get(profession)?.classes
    return classes?.find(({ code }) => code === zoneClass)?.cesp_eligible === true
  }

  function latestApl(code: string): number | null {
    const apl = reference.communes.get(code)?.apl
    const year = aplYears.findLast((each) => apl?.[each] !== undefined)
    return year === undefined ? null : apl![year]!
  }
}

/** One value for equal ones, so that an answer writes it once. */
function shared<T>(values: Map<string, T>, value: T): T {
  const key = JSON.stringify(value)
  const known = values.get(key)
  if (known) return known
  values.set(key, value)
  return value
}
