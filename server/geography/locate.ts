import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { covers, type IndexedPolygon, indexPolygon, type Ring } from './polygon_index.ts'

export interface Locator {
  /**
   * INSEE code of the unit that holds the point, null outside the covered territory.
   * `lon`, `lat`: degrees, WGS 84. A point on a border belongs to the unit with the smallest code.
   */
  locate(lon: number, lat: number): string | null
}

/** Degrees; a cell of this size touches a handful of communes. */
const CELL = 0.05
const COLUMNS = Math.ceil(360 / CELL) + 1

/**
 * Point location over the whole topology: a grid of the polygons' boxes, then an exact ray casting.
 * Exact predicates on shared arcs make the units a partition: no point of the inland falls between two of them.
 */
export function createLocator(topology: Topology): Locator {
  const parts = [...unitPolygons(topology)]
  // One order for cells and answers: of two units touching a point, the smaller code is met first.
  parts.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  const polygon = parts.map(({ rings }) => indexPolygon(rings))
  const cells = gridOf(polygon)
  return {
    locate(lon, lat) {
      const candidates = cells.get(cellOf(lon, lat))
      if (candidates === undefined) return null
      for (let i = 0; i < candidates.length; i++) {
        const index = candidates[i]!
        if (covers(polygon[index]!, lon, lat)) return parts[index]!.code
      }
      return null
    },
  }
}

const cellOf = (lon: number, lat: number) =>
  Math.floor((lat + 90) / CELL) * COLUMNS + Math.floor((lon + 180) / CELL)

/** Cell → the polygons whose box meets it, in their order. */
function gridOf(polygons: IndexedPolygon[]): Map<number, number[]> {
  const cells = new Map<number, number[]>()
  for (const [index, { west, south, east, north }] of polygons.entries()) {
    const first = cellOf(west, south)
    const columns = cellOf(east, south) - first
    const rows = Math.floor((north + 90) / CELL) - Math.floor((south + 90) / CELL)
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++) {
        const cell = first + row * COLUMNS + column
        const known = cells.get(cell)
        if (known) known.push(index)
        else cells.set(cell, [index])
      }
    }
  }
  return cells
}

interface Part {
  code: string
  rings: Ring[]
}

/** Each polygon of each unit, its rings as `lon, lat, lon, lat…`, the outer one first. */
export function* unitPolygons(topology: Topology): Generator<Part> {
  const arcs = topology.arcs.map((arc) => decodeArc(arc as [number, number][], topology))
  const units = topology.objects.communes as GeometryCollection
  for (const geometry of units.geometries as (Polygon | MultiPolygon)[]) {
    const groups = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
    for (const group of groups) {
      const rings = group.map((indexes) => join(indexes, arcs))
      yield { code: String(geometry.id), rings }
    }
  }
}

/** A quantised arc as `lon, lat, lon, lat…`, degrees. */
export function decodeArc(arc: [number, number][], { transform }: Topology): Float64Array {
  const out = new Float64Array(arc.length * 2)
  let x = 0
  let y = 0
  for (const [i, [dx, dy]] of arc.entries()) {
    x = transform ? x + dx : dx
    y = transform ? y + dy : dy
    out[2 * i] = transform ? x * transform.scale[0] + transform.translate[0] : x
    out[2 * i + 1] = transform ? y * transform.scale[1] + transform.translate[1] : y
  }
  return out
}

/** Arc indexes of a ring → its points; `~i` walks arc i backwards (TopoJSON). */
function join(indexes: number[], arcs: Float64Array[]): Ring {
  const points: number[] = []
  for (const index of indexes) {
    const arc = arcs[index < 0 ? ~index : index]!
    const from = points.length ? 1 : 0
    const count = arc.length / 2
    for (let k = from; k < count; k++) {
      const i = index < 0 ? count - 1 - k : k
      points.push(arc[2 * i]!, arc[2 * i + 1]!)
    }
  }
  return Float64Array.from(points)
}
