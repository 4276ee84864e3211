import Flatbush from 'flatbush'
import { orient2d } from 'robust-predicates'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'

export interface Locator {
  /**
   * INSEE code of the unit that holds the point, null outside the covered territory.
   * `lon`, `lat`: degrees, WGS 84. A point on a border belongs to the unit with the smallest code.
   */
  locate(lon: number, lat: number): string | null
}

/** A ring as `[lon, lat, lon, lat…]`, closed. */
type Ring = Float64Array
interface Part {
  code: string
  rings: Ring[]
  box: [number, number, number, number]
}

/**
 * Point location over the whole topology: an R-tree of the polygons' boxes, then an exact ray casting.
 * Exact predicates on shared arcs make the units a partition: no point of the inland falls between two of them.
 */
export function createLocator(topology: Topology): Locator {
  const parts = [...polygons(topology)]
  // One order for boxes and answers: of two units touching a point, the smaller code is met first.
  parts.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  const tree = new Flatbush(parts.length)
  for (const { box } of parts) tree.add(...box)
  tree.finish()
  return {
    locate(lon, lat) {
      if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null
      const candidates = tree.search(lon, lat, lon, lat)
      if (candidates.length > 1) candidates.sort((a, b) => a - b)
      for (const index of candidates) {
        if (covers(parts[index]!.rings, lon, lat)) return parts[index]!.code
      }
      return null
    },
  }
}

/** Inside or on the border, by the even-odd rule over all rings. */
function covers(rings: Ring[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings) {
    let ax = ring[0]!
    let ay = ring[1]!
    for (let i = 2; i < ring.length; i += 2) {
      const bx = ring[i]!
      const by = ring[i + 1]!
      if (ay > y !== by > y) {
        const side = orient2d(ax, ay, bx, by, x, y)
        if (side === 0) return true
        if (side > 0 === by > ay) inside = !inside
      } else if (ay === y && by === y && (ax > x !== bx > x || ax === x || bx === x)) {
        return true
      } else if ((ax === x && ay === y) || (bx === x && by === y)) {
        return true
      }
      ax = bx
      ay = by
    }
  }
  return inside
}

function* polygons(topology: Topology): Generator<Part> {
  const arcs = topology.arcs.map((arc) => decode(arc as [number, number][], topology))
  const units = topology.objects.communes as GeometryCollection
  for (const geometry of units.geometries as (Polygon | MultiPolygon)[]) {
    const groups = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
    for (const group of groups) {
      const rings = group.map((indexes) => join(indexes, arcs))
      yield { code: String(geometry.id), rings, box: boxOf(rings[0]!) }
    }
  }
}

function decode(arc: [number, number][], { transform }: Topology): Float64Array {
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

function boxOf(ring: Ring): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < ring.length; i += 2) {
    box[0] = Math.min(box[0], ring[i]!)
    box[1] = Math.min(box[1], ring[i + 1]!)
    box[2] = Math.max(box[2], ring[i]!)
    box[3] = Math.max(box[3], ring[i + 1]!)
  }
  return box
}
