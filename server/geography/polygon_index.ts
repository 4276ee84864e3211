import { orient2d } from 'robust-predicates'

/** A ring as `[lon, lat, lon, lat…]`, closed. */
export type Ring = Float64Array

/** A polygon whose edges are filed by horizontal slabs, so that a point is compared with few of them. */
export interface IndexedPolygon {
  west: number
  south: number
  east: number
  north: number
  /** The rings' points one after the other. */
  points: Float64Array
  /** Slabs a degree of latitude. */
  slabsPerDegree: number
  /** Slab → where its edges start in `edges`; one more than there are slabs. */
  starts: Uint32Array
  /** Positions in `points` of the first end of an edge. */
  edges: Uint32Array
}

const EDGES_PER_SLAB = 4

export function indexPolygon(rings: Ring[]): IndexedPolygon {
  const points = concatenated(rings)
  const [west, south, east, north] = boxOf(points)
  const slabs = Math.max(1, Math.floor(points.length / 2 / EDGES_PER_SLAB))
  const slabsPerDegree = north > south ? slabs / (north - south) : 0
  const slabOf = (lat: number) => Math.min(slabs - 1, Math.floor((lat - south) * slabsPerDegree))
  const starts = new Uint32Array(slabs + 1)
  for (const [low, high] of edgeSpans(rings, slabOf))
    for (let slab = low; slab <= high; slab++) starts[slab + 1]!++
  for (let slab = 0; slab < slabs; slab++) starts[slab + 1]! += starts[slab]!
  const edges = new Uint32Array(starts[slabs]!)
  const next = starts.slice()
  for (const [low, high, position] of edgeSpans(rings, slabOf)) {
    for (let slab = low; slab <= high; slab++) edges[next[slab]!++] = position
  }
  return { west, south, east, north, points, slabsPerDegree, starts, edges }
}

/** Inside or on the border, by the even-odd rule over all rings, with exact predicates. */
export function covers(polygon: IndexedPolygon, x: number, y: number): boolean {
  if (!(x >= polygon.west && x <= polygon.east && y >= polygon.south && y <= polygon.north)) return false
  const { points, starts, edges } = polygon
  const slab = Math.min(starts.length - 2, Math.floor((y - polygon.south) * polygon.slabsPerDegree))
  let inside = false
  for (let e = starts[slab]!; e < starts[slab + 1]!; e++) {
    const i = edges[e]!
    const ax = points[i]!
    const ay = points[i + 1]!
    const bx = points[i + 2]!
    const by = points[i + 3]!
    if (ay > y !== by > y) {
      // The edge crosses the point's parallel: wholly to one side, or the predicate decides.
      if (ax > x && bx > x) inside = !inside
      else if (ax >= x || bx >= x) {
        const side = orient2d(ax, ay, bx, by, x, y)
        if (side === 0) return true
        if (side > 0 === ay > by) inside = !inside
      }
    } else if (
      ay === y && by === y
        ? ax > x !== bx > x || ax === x || bx === x
        : (ax === x && ay === y) || (bx === x && by === y)
    ) {
      return true
    }
  }
  return inside
}

function* edgeSpans(
  rings: Ring[],
  slabOf: (lat: number) => number,
): Generator<[low: number, high: number, position: number]> {
  let offset = 0
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const a = slabOf(ring[i + 1]!)
      const b = slabOf(ring[i + 3]!)
      yield [Math.min(a, b), Math.max(a, b), offset + i]
    }
    offset += ring.length
  }
}

function concatenated(rings: Ring[]): Float64Array {
  const points = new Float64Array(rings.reduce((total, ring) => total + ring.length, 0))
  let offset = 0
  for (const ring of rings) {
    points.set(ring, offset)
    offset += ring.length
  }
  return points
}

function boxOf(points: Float64Array): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 2) {
    box[0] = Math.min(box[0], points[i]!)
    box[1] = Math.min(box[1], points[i + 1]!)
    box[2] = Math.max(box[2], points[i]!)
    box[3] = Math.max(box[3], points[i + 1]!)
  }
  return box
}
