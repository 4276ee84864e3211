import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, labelPoint } from '../../scripts/reference/label_point.ts'
import { type Arcs, findCrossings, type Vertex } from '../../scripts/reference/planarity.ts'
import { snapRound } from '../../scripts/reference/snap_round.ts'

describe('crossings of arcs', () => {
  it.each<[string, Arcs, number]>([
    [
      'two segments that cross',
      [
        [
          [0, 0],
          [4, 4],
        ],
        [
          [0, 4],
          [4, 0],
        ],
      ],
      1,
    ],
    [
      'a vertex in the middle of another segment',
      [
        [
          [0, 0],
          [4, 0],
        ],
        [
          [2, 0],
          [2, 3],
        ],
      ],
      1,
    ],
    [
      'the same edge drawn twice',
      [
        [
          [0, 0],
          [4, 0],
        ],
        [
          [4, 0],
          [0, 0],
        ],
      ],
      1,
    ],
    [
      'two segments that overlap',
      [
        [
          [0, 0],
          [4, 0],
        ],
        [
          [2, 0],
          [6, 0],
        ],
      ],
      1,
    ],
    [
      'arcs that meet at their ends',
      [
        [
          [0, 0],
          [4, 0],
        ],
        [
          [4, 0],
          [4, 4],
        ],
      ],
      0,
    ],
    [
      'arcs apart',
      [
        [
          [0, 0],
          [4, 0],
        ],
        [
          [0, 1],
          [4, 1],
        ],
      ],
      0,
    ],
  ])('%s', (_, arcs, expected) => {
    expect(findCrossings(arcs).length > 0).toBe(expected > 0)
  })
})

describe('snap rounding', () => {
  const vertex = fc.tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 60 }),
  ) as fc.Arbitrary<Vertex>
  const segment = fc.tuple(vertex, vertex).filter(([a, b]) => a[0] !== b[0] || a[1] !== b[1])

  it('leaves nothing but edges drawn twice, on the grid, with the ends where they were', () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 2, maxLength: 12 }), (source) => {
        const arcs = snapRound(source)
        expect(arcs.flat(2).every(Number.isInteger)).toBe(true)
        expect(arcs.map((arc) => [arc[0], arc.at(-1)])).toEqual(source)
        for (const {
          arcs: [i, j],
          segments: [r, s],
        } of findCrossings(arcs)) {
          const key = (arc: Vertex[], rank: number) => [arc[rank], arc[rank + 1]].map(String).sort().join(' ')
          expect(key(arcs[i]!, r)).toBe(key(arcs[j]!, s))
        }
      }),
      { seed: 2026, numRuns: 300 },
    )
  })
})

describe('the label point', () => {
  it('of a crescent lies in the crescent, where its centre of gravity does not', () => {
    const crescent = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 3],
      [3, 3],
      [3, 1],
      [0, 1],
      [0, 0],
    ]
    expect(contains([crescent], labelPoint({ type: 'Polygon', coordinates: [crescent] }))).toBe(true)
  })

  it('avoids a hole and stays on the largest island', () => {
    const square = (x: number, size: number) => [
      [x, 0],
      [x + size, 0],
      [x + size, size],
      [x, size],
      [x, 0],
    ]
    const hole = [
      [3, 3],
      [7, 3],
      [7, 7],
      [3, 7],
      [3, 3],
    ]
    const island = [square(0, 10), hole]
    const point = labelPoint({ type: 'MultiPolygon', coordinates: [[square(20, 2)], island] })
    expect(contains(island, point)).toBe(true)
  })
})
