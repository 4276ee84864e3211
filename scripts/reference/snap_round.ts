import { type Arcs, findCrossings, isInside, type Vertex } from './planarity.ts'

/** Where the lines ab and cd meet, on the grid. */
function meeting(a: Vertex, b: Vertex, c: Vertex, d: Vertex): Vertex {
  const denominator = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
  const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / denominator
  return [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))]
}

const equal = (a: Vertex, b: Vertex) => a[0] === b[0] && a[1] === b[1]

/**
 * Gives a grid vertex to every meeting of two segments (snap rounding), so that cleaning the arcs afterwards
 * creates no vertex off the grid. Edges drawn twice stay: the cleaning removes them.
 */
export function snapRound(source: Arcs): Arcs {
  const arcs = source.map((arc) => [...arc])
  for (let round = 0; round < 20; round++) {
    const additions = new Map<number, { rank: number; vertex: Vertex }[]>()
    const add = (arc: number, rank: number, vertex: Vertex) => {
      const from = arcs[arc]![rank]!
      const to = arcs[arc]![rank + 1]!
      if (equal(vertex, from) || equal(vertex, to)) return
      const list = additions.get(arc) ?? []
      additions.set(arc, list)
      list.push({ rank, vertex })
    }
    for (const crossing of findCrossings(arcs)) {
      const [i, j] = crossing.arcs
      const [r, s] = crossing.segments
      const [a, b, c, d] = [arcs[i]![r]!, arcs[i]![r + 1]!, arcs[j]![s]!, arcs[j]![s + 1]!]
      const touching = [c, d].filter((p) => isInside(p, a, b))
      const touched = [a, b].filter((p) => isInside(p, c, d))
      for (const vertex of touching) add(i, r, vertex)
      for (const vertex of touched) add(j, s, vertex)
      const twice = (equal(a, c) && equal(b, d)) || (equal(a, d) && equal(b, c))
      if (twice || touching.length > 0 || touched.length > 0) continue
      const vertex = meeting(a, b, c, d)
      add(i, r, vertex)
      add(j, s, vertex)
    }
    if (additions.size === 0)
      return arcs.map((arc) => arc.filter((p, k) => k === 0 || !equal(p, arc[k - 1]!)))
    for (const [number, list] of additions) {
      const arc = arcs[number]!
      const distance = ({ rank, vertex }: (typeof list)[number]) =>
        Math.hypot(vertex[0] - arc[rank]![0], vertex[1] - arc[rank]![1])
      list.sort((p, q) => p.rank - q.rank || distance(p) - distance(q))
      arcs[number] = arc.flatMap((vertex, rank) => [
        vertex,
        ...list.filter((item) => item.rank === rank).map((item) => item.vertex),
      ])
    }
  }
  throw new Error('Topologie : des segments se croisent encore après 20 passes d’accrochage à la grille')
}
