import type { Topology } from 'topojson-specification'
import type { Vertex } from './planarity.ts'

/** Side of the coordinate grid, in degrees: about one metre, the precision of the sources. */
export const GRID = 1e-5

/** Grid units to degrees, as the nearest double of the 5-decimal number. */
export function toDegrees(units: number): number {
  return Number((units * GRID).toFixed(5))
}

/** The arcs in whole grid units, and how many of their vertices had to move by more than a thousandth of it. */
export function gridArcs(arcs: Topology['arcs']): { arcs: Vertex[][]; moved: number } {
  let moved = 0
  const rounded = arcs.map((arc) =>
    arc.map(([x, y]): Vertex => {
      const vertex: Vertex = [Math.round(x! / GRID), Math.round(y! / GRID)]
      if (Math.abs(vertex[0] - x! / GRID) > 1e-3 || Math.abs(vertex[1] - y! / GRID) > 1e-3) moved++
      return vertex
    }),
  )
  return { arcs: rounded, moved }
}
