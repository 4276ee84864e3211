import type { Commune } from '../geography/schema.ts'
import type { Report, ZoneClass } from './schema.ts'

export type Change = NonNullable<Report['diff']>['changes'][number]

/** One unit whose class differs; null: the unit is not in that zoning. */
export interface UnitChange {
  code: string
  from: ZoneClass | null
  to: ZoneClass | null
}

/** Units whose class differs between two zonings, by code. `from` and `to`: code → class. */
export function diffUnits(
  from: ReadonlyMap<string, ZoneClass>,
  to: ReadonlyMap<string, ZoneClass>,
): UnitChange[] {
  const codes = new Set([...from.keys(), ...to.keys()])
  const changes: UnitChange[] = []
  for (const code of [...codes].sort()) {
    const before = from.get(code) ?? null
    const after = to.get(code) ?? null
    if (before !== after) changes.push({ code, from: before, to: after })
  }
  return changes
}

/** At most so many codes stand for each kind of change. */
const MOST_SAMPLES = 20

/** The changes gathered by kind (`ZIP` → `ZAC`), with the people they touch, the most numerous first. */
export function summarizeChanges(
  changes: UnitChange[],
  communes: ReadonlyMap<string, Pick<Commune, 'population'>>,
): Change[] {
  const kinds = new Map<string, Change>()
  for (const { code, from, to } of changes) {
    const key = `${from}|${to}`
    let kind = kinds.get(key)
    if (!kind) {
      kind = { from, to, units: 0, population: 0, samples: [] }
      kinds.set(key, kind)
    }
    kind.units++
    kind.population += communes.get(code)?.population ?? 0
    if (kind.samples.length < MOST_SAMPLES) kind.samples.push(code)
  }
  return [...kinds.entries()]
    .sort(([a, x], [b, y]) => y.units - x.units || (a < b ? -1 : 1))
    .map(([, kind]) => kind)
}
