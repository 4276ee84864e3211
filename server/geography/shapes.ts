import type { MultiPolygon } from 'geojson'
import type { Sql } from 'postgres'
import { selectShapes } from './queries.ts'

/** Shapes read at a time: some megabytes, so that a long export never holds the database or the memory. */
const BATCH = 500

/**
 * The shapes of units, in the order of `codes`, `[lon, lat]` to the sixth decimal (10 cm).
 * A unit that PostGIS does not know has none.
 */
export async function* readShapes(
  sql: Sql,
  codes: readonly string[],
): AsyncGenerator<{ code: string; geometry: MultiPolygon | null }> {
  for (let from = 0; from < codes.length; from += BATCH) {
    const batch = codes.slice(from, from + BATCH)
    const shapes = await selectShapes(sql, batch)
    for (const code of batch) yield { code, geometry: shapes.get(code) ?? null }
  }
}
