import Flatbush from 'flatbush'

export type Vertex = [number, number]
export type Arcs = Vertex[][]

/** Two segments that meet elsewhere than at a common end: arc and segment rank of each. */
export interface Crossing {
  arcs: [number, number]
  segments: [number, number]
}

/** Sign of the turn a → b → c; exact, since the coordinates are integers under 2^26 apart. */
function turn(a: Vertex, b: Vertex, c: Vertex): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

const same = (a: Vertex, b: Vertex) => a[0] === b[0] && a[1] === b[1]

/** Is `p` on the segment, its ends excepted? */
export function isInside(p: Vertex, a: Vertex, b: Vertex): boolean {
  return (
    turn(a, b, p) === 0 &&
    Math.min(a[0], b[0]) <= p[0] &&
    p[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= p[1] &&
    p[1] <= Math.max(a[1], b[1]) &&
    !same(p, a) &&
    !same(p, b)
  )
}

/** Do the segments meet anywhere but at a common end? The same edge drawn twice counts. */
function cross(a: Vertex, b: Vertex, c: Vertex, d: Vertex): boolean {
  if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true
  if (isInside(c, a, b) || isInside(d, a, b) || isInside(a, c, d) || isInside(b, c, d)) return true
  return (same(a, c) && same(b, d)) || (same(a, d) && same(b, c))
}

/**
 * Pairs of segments of the topology (grid units) that meet elsewhere than at a common vertex, or run twice
 * over the same edge: none in a planar topology, whose faces then neither overlap nor leave slivers.
 */
export function findCrossings(arcs: Arcs): Crossing[] {
  const count = arcs.reduce((sum, arc) => sum + Math.max(0, arc.length - 1), 0)
  const arcOf = new Uint32Array(count)
  const rankOf = new Uint32Array(count)
  const index = new Flatbush(count, 16, Int32Array)
  let next = 0
  arcs.forEach((arc, number) => {
    for (let rank = 0; rank < arc.length - 1; rank++) {
      const [ax, ay] = arc[rank]!
      const [bx, by] = arc[rank + 1]!
      index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
      arcOf[next] = number
      rankOf[next++] = rank
    }
  })
  index.finish()
  const found: Crossing[] = []
  for (let i = 0; i < count; i++) {
    const a = arcs[arcOf[i]!]![rankOf[i]!]!
    const b = arcs[arcOf[i]!]![rankOf[i]! + 1]!
    index.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      (j) => {
        if (j > i && cross(a, b, arcs[arcOf[j]!]![rankOf[j]!]!, arcs[arcOf[j]!]![rankOf[j]! + 1]!))
          found.push({ arcs: [arcOf[i]!, arcOf[j]!], segments: [rankOf[i]!, rankOf[j]!] })
        return false
      },
    )
  }
  return found
}
