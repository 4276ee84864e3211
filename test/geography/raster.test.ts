import { describe, expect, test } from 'vitest'
import { createLocator } from '../../server/geography/locate.ts'
import { createRasterLocator } from '../../server/geography/raster.ts'
import { loadTopology } from '../../server/geography/reference.ts'

const topology = loadTopology()
const exact = createLocator(topology)
const raster = createRasterLocator(topology, exact)

/** Seeded: the same points on every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('the locator for many points', () => {
  test.each([
    ['in metropolitan France', [-5.2, 41.3, 9.6, 51.1]],
    ['in Paris', [2.22, 48.81, 2.47, 48.91]],
    ['in Guadeloupe', [-61.85, 15.8, -60.98, 16.55]],
    ['in Mayotte', [44.95, -13.05, 45.35, -12.6]],
  ] as const)('answers as the exact one: random points %s', (_title, [west, south, east, north]) => {
    const next = random(2026)
    for (let i = 0; i < 40_000; i++) {
      const lon = west + next() * (east - west)
      const lat = south + next() * (north - south)
      const found = raster.locate(lon, lat)
      if (found !== exact.locate(lon, lat))
        expect.fail(`${lon}, ${lat}: ${found}, not ${exact.locate(lon, lat)}`)
    }
  })

  test('answers as the exact one on its own grid lines, where coordinates are round', () => {
    for (let lon = 0; lon < 3; lon += 0.0025)
      for (let lat = 47; lat < 47.2; lat += 0.00125)
        if (raster.locate(lon, lat) !== exact.locate(lon, lat)) expect.fail(`${lon}, ${lat}`)
  })

  test('asks the exact one on a border', () => {
    let asked = 0
    const counting = createRasterLocator(topology, { locate: () => String(asked++) })
    const { transform, arcs } = topology
    for (const arc of arcs.slice(0, 500)) {
      const [x, y] = arc[0] as [number, number]
      counting.locate(
        x * transform!.scale[0] + transform!.translate[0],
        y * transform!.scale[1] + transform!.translate[1],
      )
    }
    expect(asked).toBe(500)
  })
})
