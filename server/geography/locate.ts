import type { Topology } from 'topojson-specification'
import { BoxGrid } from './box_grid.ts'
import { covers, indexPolygons } from './polygon_index.ts'

export interface Locator {
  /**
   * INSEE code of the unit that holds the point, null outside the covered territory.
   * `lon`, `lat`: degrees, WGS 84. A point on a border belongs to the unit with the smallest code.
   */
  locate(lon: number, lat: number): string | null
}

/**
 * Point location over the whole topology: a grid of the polygons' boxes, then an exact ray casting.
 * Exact predicates on shared arcs make the units a partition: no point of the inland falls between two of them.
 */
export function createLocator(topology: Topology): Locator {
  const index = indexPolygons(topology)
  const grid = new BoxGrid(index)
  return {
    locate(lon, lat) {
      const cell = grid.cellAt(lon, lat)
      if (cell < 0) return null
      // Polygons are in the order of their codes: of two that touch the point, the smaller code is met first.
      const end = grid.starts[cell + 1]!
      for (let i = grid.starts[cell]!; i < end; i++) {
        const polygon = grid.polygons[i]!
        if (covers(index, polygon, lon, lat)) return index.codes[polygon]!
      }
      return null
    },
  }
}
