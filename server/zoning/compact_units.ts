import type { UnitRow } from './queries.ts'
import { type ZoneClass, type ZoningUnit, zoneClassCodes } from './schema.ts'

/** The units of one publication in about six bytes each, read-only. */
export interface CompactUnits {
  /** null for a unit that the publication does not name. */
  unit(code: string): ZoningUnit | null
  classOf(code: string): ZoneClass | null
  codes(): Iterable<string>
}

/**
 * Packs rows into typed arrays over `positions`, the shared order of the region's units (code → position).
 * A code that is not in it (a COG to come) is kept apart, so that an old publication still answers for it.
 */
export function compactUnits(rows: Iterable<UnitRow>, positions: ReadonlyMap<string, number>): CompactUnits {
  const classes = new Uint8Array(positions.size)
  const details = new Uint32Array(positions.size)
  const dictionary: Pick<UnitRow, 'territory_code' | 'territory_name' | 'note'>[] = [
    { territory_code: null, territory_name: null, note: null },
  ]
  const indexes = new Map<string, number>([[JSON.stringify([null, null, null]), 0]])
  const others = new Map<string, UnitRow>()
  for (const row of rows) {
    const at = positions.get(row.code)
    if (at === undefined) {
      others.set(row.code, row)
      continue
    }
    classes[at] = zoneClassCodes.indexOf(row.class) + 1
    const { territory_code, territory_name, note } = row
    const key = JSON.stringify([territory_code, territory_name, note])
    let index = indexes.get(key)
    if (index === undefined) {
      index = dictionary.push({ territory_code, territory_name, note }) - 1
      indexes.set(key, index)
    }
    details[at] = index
  }
  const classOf = (code: string): ZoneClass | null => {
    const at = positions.get(code)
    if (at === undefined) return others.get(code)?.class ?? null
    return zoneClassCodes[classes[at]! - 1] ?? null
  }
  return {
    classOf,
    unit(code) {
      const found = classOf(code)
      if (found === null) return null
      const at = positions.get(code)
      const { territory_code, territory_name, note } =
        at === undefined ? others.get(code)! : dictionary[details[at]!]!
      return { code, class: found, territory_code, territory_name, note }
    },
    *codes() {
      for (const [code, at] of positions) if (classes[at]) yield code
      yield* others.keys()
    },
  }
}
