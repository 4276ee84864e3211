import { beforeAll, expect, test } from 'vitest'
import { scatteredPoints } from '../../scripts/bench/points.ts'
import { loadCommunes } from '../../server/geography/load.ts'
import { createLocator } from '../../server/geography/locate.ts'
import { unitAt } from '../../server/geography/queries.ts'
import { loadReference, loadTopology } from '../../server/geography/reference.ts'
import { describeEngines } from '../database/engines.ts'

const reference = loadReference()
const topology = loadTopology()
const locator = createLocator(topology)

/** Points where the shapes themselves turn: the hardest ones. */
function vertices(every: number): [number, number][] {
  const found: [number, number][] = []
  const { scale, translate } = topology.transform!
  let count = 0
  for (const arc of topology.arcs) {
    let x = 0
    let y = 0
    for (const [dx, dy] of arc) {
      x += dx!
      y += dy!
      if (count++ % every === 0) found.push([x * scale[0] + translate[0], y * scale[1] + translate[1]])
    }
  }
  return found
}

describeEngines('PostGIS and memory hold the same communes', (database) => {
  beforeAll(async () => {
    await loadCommunes(database(), reference)
  })

  test('every commune and arrondissement is stored, each unit with a valid shape', async () => {
    const [row] = await database().sql`
      select count(*)::int as communes, count(geom)::int as shapes,
             count(*) filter (where not st_isvalid(geom))::int as invalid from commune`
    expect(row).toEqual({ communes: 34_920, shapes: 34_917, invalid: 0 })
  })

  test('loading the same files again changes nothing', async () => {
    expect(await loadCommunes(database(), reference)).toBe(false)
  })

  test('another edition of the reference replaces the former one whole', async () => {
    const { sql } = database()
    await sql`update reference_load set sha256 = 'former' where name = 'commune'`
    expect(await loadCommunes(database(), reference)).toBe(true)
    expect(await sql`select count(*)::int as communes from commune`).toEqual([{ communes: 34_920 }])
  }, 30_000)

  test('a scattered point lies in the same unit for both', async () => {
    const differences: unknown[] = []
    for (const [lon, lat] of scatteredPoints(reference, 1500)) {
      const [memory, postgis] = [locator.locate(lon, lat), await unitAt(database().sql, lon, lat)]
      if (memory !== postgis) differences.push({ lon, lat, memory, postgis })
    }
    expect(differences).toEqual([])
  })

  test('a vertex of a border belongs to the unit with the smaller code for both', async () => {
    const differences: unknown[] = []
    for (const [lon, lat] of vertices(1201)) {
      const [memory, postgis] = [locator.locate(lon, lat), await unitAt(database().sql, lon, lat)]
      if (memory !== postgis || memory === null) differences.push({ lon, lat, memory, postgis })
    }
    expect(differences).toEqual([])
  })

  test('each label point lies in its own commune', async () => {
    const [row] = await database()
      .sql`select count(*)::int as strangers from commune where not st_covers(geom, point)`
    expect(row).toEqual({ strangers: 0 })
  })
})
