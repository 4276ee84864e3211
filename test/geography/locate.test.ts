import fc from 'fast-check'
import { topology } from 'topojson-server'
import type { Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import { createLocator } from '../../server/geography/locate.ts'

const square = (code: string, x: number, y: number, size = 1) => ({
  type: 'Feature' as const,
  id: code,
  properties: {},
  geometry: {
    type: 'Polygon' as const,
    coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]],
  },
}) // biome-ignore format: a ring reads in one row

const holed = {
  ...square('00009', 10, 10, 3),
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      square('', 10, 10, 3).geometry.coordinates[0]!,
      [[11, 11], [11, 12], [12, 12], [12, 11], [11, 11]],
    ],
  },
} // biome-ignore format: a ring reads in one row

const located = (features: object[], quantization?: number) =>
  createLocator(
    topology(
      { communes: { type: 'FeatureCollection', features } as never },
      quantization,
    ) as unknown as Topology,
  )

describe('a point is located in the unit that covers it', () => {
  const grid = [square('00004', 1, 1), square('00002', 1, 0), square('00003', 0, 1), square('00001', 0, 0)]
  const locator = located([...grid, holed])

  test('inside a square', () => {
    expect(locator.locate(0.5, 0.5)).toBe('00001')
    expect(locator.locate(1.5, 1.5)).toBe('00004')
  })
  test('outside of everything, abroad or not a number, is nowhere', () => {
    expect(locator.locate(-0.5, 0.5)).toBeNull()
    expect(locator.locate(179, 89)).toBeNull()
    expect(locator.locate(Number.NaN, 0)).toBeNull()
  })
  test('on a shared border, it belongs to the unit with the smaller code', () => {
    expect(locator.locate(1, 0.5)).toBe('00001')
    expect(locator.locate(1.5, 1)).toBe('00002')
    expect(locator.locate(1, 1)).toBe('00001')
  })
  test('on the outer border and on its corners, it is still inside', () => {
    for (const [x, y] of [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0.3, 0],
      [2, 0.7],
      [1.2, 2],
      [0, 1.9],
    ] as const) {
      expect(locator.locate(x, y), `${x}, ${y}`).not.toBeNull()
    }
  })
  test('in a hole is outside, on the rim of the hole is inside', () => {
    expect(locator.locate(11.5, 11.5)).toBeNull()
    expect(locator.locate(11, 11.5)).toBe('00009')
    expect(locator.locate(10.5, 11.5)).toBe('00009')
  })
  test('whatever the order of the units in the topology', () => {
    const reversed = located([...grid].reverse())
    expect(reversed.locate(1, 1)).toBe('00001')
  })
})

test('units that share arcs leave no point between them: any point of a triangulated square has one unit', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (cx, cy, x, y) => {
        const corners = [[0, 0], [1, 0], [1, 1], [0, 1]] as const // biome-ignore format: corners
        const triangles = corners.map((from, i) => ({
          ...square(`0000${i + 1}`, 0, 0),
          geometry: { type: 'Polygon', coordinates: [[from, corners[(i + 1) % 4]!, [cx, cy], from]] },
        }))
        expect(located(triangles).locate(x, y)).not.toBeNull()
      },
    ),
    { seed: 20261122, numRuns: 300 },
  )
})
