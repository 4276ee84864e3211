import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsToFit } from '../../../client/map/bounds.ts'
import { focusFeatures } from '../../../client/map/focus.ts'
import { placeFeatures, stepsAside } from '../../../client/map/places.ts'
import { aMatch } from './a_match.ts'

describe('marks', () => {
  test('a place tells its mode, and whether it is open, has priority or is set aside', () => {
    const { features } = placeFeatures([
      aMatch({ id: 'A', mode: 'salarie' }),
      aMatch({ id: 'B', mode: 'mixte', priority: true, point: [1, 45] }),
      aMatch({ id: 'C', eligible: false, priority: true, point: [2, 45] }),
    ])
    expect(features.map(({ properties: { id, mode, standing } }) => [id, mode, standing])).toEqual([
      ['A', 'salarie', 'eligible'],
      ['B', 'mixte', 'priority'],
      ['C', 'liberal', 'ineligible'],
    ])
  })

  test('a place with priority is drawn above an open one, and that one above one set aside', () => {
    const ranks = placeFeatures([
      aMatch({ eligible: false }),
      aMatch({}),
      aMatch({ priority: true }),
    ]).features.map(({ properties }) => properties.rank)
    expect(ranks).toEqual([...ranks].sort())
    expect(new Set(ranks).size).toBe(3)
  })

  test('a place alone at its point stands on it', () => {
    expect(placeFeatures([aMatch({})]).features[0]!.properties.step).toBe(-1)
  })

  test('places that share a point step aside, far enough to be seen and pressed one by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), (count) => {
        const matches = Array.from({ length: count }, (_, i) => aMatch({ id: `P${i}` }))
        const steps = placeFeatures(matches).features.map(({ properties }) => stepsAside[properties.step]!)
        for (const [i, [x, y]] of steps.entries())
          for (const [u, v] of steps.slice(i + 1)) if (Math.hypot(x - u, y - v) < 14) return false
        return true
      }),
      { seed: 2, numRuns: 40 },
    )
  })
})

describe('the bounds to fit', () => {
  test('hold every place of one territory', () => {
    expect(boundsToFit([[2, 48], [1, 43], [5, 45]])).toEqual([1, 43, 5, 48]) // biome-ignore format: points
  })
  test('are those of the territory with the most places, when several have some', () => {
    expect(boundsToFit([[2, 48], [5, 44], [55.5, -21]])).toEqual([2, 44, 5, 48]) // biome-ignore format: points
  })
  test('hold places that lie in no territory we jump to', () => {
    expect(boundsToFit([[-56.2, 46.8], [-56.3, 47]])).toEqual([-56.3, 46.8, -56.2, 47]) // biome-ignore format: points
  })
  test('do not exist without places', () => {
    expect(boundsToFit([])).toBeNull()
  })
})

describe('what is lit', () => {
  const places = placeFeatures([aMatch({ id: 'A' }), aMatch({ id: 'B', point: [1, 45] })])
  const kinds = (focus: Parameters<typeof focusFeatures>[1]) =>
    focusFeatures(places, focus).features.map(({ properties }) => properties?.focus)

  test('is the place chosen, the one pointed at and the point asked about', () => {
    expect(kinds({ selectedId: 'A', hoveredId: 'B', pin: { lon: 2, lat: 46 } })).toEqual([
      'pin',
      'selected',
      'hovered',
    ])
  })
  test('is lit once when the place pointed at is the chosen one', () => {
    expect(kinds({ selectedId: 'A', hoveredId: 'A', pin: null })).toEqual(['selected'])
  })
  test('is nothing for a place that the list no longer holds', () => {
    expect(kinds({ selectedId: 'gone', hoveredId: null, pin: null })).toEqual([])
  })
})
