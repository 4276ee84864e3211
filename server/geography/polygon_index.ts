import { orient2d } from 'robust-predicates'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'

/**
 * The polygons of all units, their edges filed by horizontal slabs so that a point is compared with few of them.
 * One array a field for the whole country: an object a polygon would take twice the memory.
 */
export interface PolygonIndex {
  /** Polygon → INSEE code of its unit, in ascending order; a unit may have several. */
  codes: readonly string[]
  /** West, south, east and north of each polygon, degrees. */
  boxes: Float64Array
  /** The rings one after the other, each closed: `lon, lat, lon, lat…`, degrees. */
  points: Float64Array
  /** Ring → where it starts in `points`; here and below, one more than there are, to tell where the last one ends. */
  rings: Uint32Array
  /** Polygon → its first ring. */
  firstRing: Uint32Array
  /** Polygon → its first slab: they share its height. */
  firstSlab: Uint32Array
  /** Slab → where its edges start in `edges`. */
  slabs: Uint32Array
  /** Positions in `points` of the first end of an edge. */
  edges: Uint32Array
}

const EDGES_PER_SLAB = 4

/** @param topology object `communes`: a geometry a unit, `id` = INSEE code; polygons closed, in degrees. */
export function indexPolygons(topology: Topology): PolygonIndex {
  const polygons = polygonsOf(topology)
  const { points, rings, firstRing } = layOut(polygons, topology)
  const boxes = new Float64Array(4 * polygons.length)
  const firstSlab = new Uint32Array(polygons.length + 1)
  for (let polygon = 0; polygon < polygons.length; polygon++) {
    const start = rings[firstRing[polygon]!]!
    const end = rings[firstRing[polygon + 1]!]!
    boxes.set(boxOf(points, start, end), 4 * polygon)
    firstSlab[polygon + 1] = firstSlab[polygon]! + Math.max(1, Math.floor((end - start) / 2 / EDGES_PER_SLAB))
  }
  const shapes = { codes: polygons.map(({ code }) => code), boxes, points, rings, firstRing, firstSlab }
  return { ...shapes, ...fileEdges(shapes) }
}

/** Inside or on the border of a polygon, by the even-odd rule over its rings, with exact predicates. */
export function covers(index: PolygonIndex, polygon: number, x: number, y: number): boolean {
  const { boxes, points, slabs, edges } = index
  const box = 4 * polygon
  if (!(x >= boxes[box]! && y >= boxes[box + 1]! && x <= boxes[box + 2]! && y <= boxes[box + 3]!))
    return false
  const slab = slabOf(index, polygon, y)
  let inside = false
  for (let e = slabs[slab]!; e < slabs[slab + 1]!; e++) {
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

/** Visits the edges of a polygon; `position`: where the first end stands in `points`, the second one follows. */
export function forEachEdge(
  { rings, firstRing }: Pick<PolygonIndex, 'rings' | 'firstRing'>,
  polygon: number,
  visit: (position: number) => void,
): void {
  for (let ring = firstRing[polygon]!; ring < firstRing[polygon + 1]!; ring++) {
    const end = rings[ring + 1]!
    for (let position = rings[ring]!; position + 3 < end; position += 2) visit(position)
  }
}

function slabOf(
  { boxes, firstSlab }: Pick<PolygonIndex, 'boxes' | 'firstSlab'>,
  polygon: number,
  lat: number,
): number {
  const south = boxes[4 * polygon + 1]!
  const height = boxes[4 * polygon + 3]! - south
  const first = firstSlab[polygon]!
  const count = firstSlab[polygon + 1]! - first
  return height > 0 ? first + Math.min(count - 1, Math.floor(((lat - south) / height) * count)) : first
}

interface TopologyPolygon {
  code: string
  /** Rings as the indexes of their arcs; `~i` walks arc i backwards (TopoJSON). */
  rings: number[][]
}

function polygonsOf(topology: Topology): TopologyPolygon[] {
  const units = topology.objects.communes as GeometryCollection
  return (units.geometries as (Polygon | MultiPolygon)[])
    .flatMap((geometry) => {
      const groups = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
      return groups.map((rings) => ({ code: String(geometry.id), rings }))
    })
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

/** Arcs are joined into rings, and rings laid one after the other. */
function layOut(polygons: TopologyPolygon[], topology: Topology) {
  const arcs = topology.arcs.map((arc) => decodeArc(arc as [number, number][], topology))
  const arcOf = (index: number) => arcs[index < 0 ? ~index : index]!
  const allRings = polygons.flatMap((polygon) => polygon.rings)
  const rings = new Uint32Array(allRings.length + 1)
  for (const [ring, indexes] of allRings.entries()) {
    // An arc starts where the one before ended: that point is there once.
    let size = 2
    for (const index of indexes) size += arcOf(index).length - 2
    rings[ring + 1] = rings[ring]! + size
  }
  const firstRing = new Uint32Array(polygons.length + 1)
  for (const [i, polygon] of polygons.entries()) firstRing[i + 1] = firstRing[i]! + polygon.rings.length
  const points = new Float64Array(rings.at(-1)!)
  for (const [ring, indexes] of allRings.entries()) {
    let at = rings[ring]!
    for (const index of indexes) {
      const arc = arcOf(index)
      if (index >= 0) points.set(arc, at)
      else setBackwards(points, arc, at)
      at += arc.length - 2
    }
  }
  return { points, rings, firstRing }
}

function setBackwards(points: Float64Array, arc: Float64Array, at: number): void {
  for (let i = 0; i < arc.length; i += 2) {
    points[at + i] = arc[arc.length - 2 - i]!
    points[at + i + 1] = arc[arc.length - 1 - i]!
  }
}

/** A quantised arc as `lon, lat, lon, lat…`, degrees. */
function decodeArc(arc: [number, number][], { transform }: Topology): Float64Array {
  const out = new Float64Array(arc.length * 2)
  let x = 0
  let y = 0
  for (let i = 0; i < arc.length; i++) {
    const [dx, dy] = arc[i]!
    x = transform ? x + dx : dx
    y = transform ? y + dy : dy
    out[2 * i] = transform ? x * transform.scale[0] + transform.translate[0] : x
    out[2 * i + 1] = transform ? y * transform.scale[1] + transform.translate[1] : y
  }
  return out
}

function boxOf(points: Float64Array, start: number, end: number): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = start; i < end; i += 2) {
    west = Math.min(west, points[i]!)
    south = Math.min(south, points[i + 1]!)
    east = Math.max(east, points[i]!)
    north = Math.max(north, points[i + 1]!)
  }
  return [west, south, east, north]
}

/** Each edge in every slab that it meets. */
function fileEdges(shapes: Omit<PolygonIndex, 'slabs' | 'edges'>): Pick<PolygonIndex, 'slabs' | 'edges'> {
  const { codes, points, firstSlab } = shapes
  const forEachMeeting = (visit: (slab: number, position: number) => void) => {
    for (let polygon = 0; polygon < codes.length; polygon++) {
      forEachEdge(shapes, polygon, (position) => {
        const a = slabOf(shapes, polygon, points[position + 1]!)
        const b = slabOf(shapes, polygon, points[position + 3]!)
        for (let slab = Math.min(a, b); slab <= Math.max(a, b); slab++) visit(slab, position)
      })
    }
  }
  const slabs = new Uint32Array(firstSlab.at(-1)! + 1)
  forEachMeeting((slab) => {
    slabs[slab + 1]!++
  })
  for (let slab = 1; slab < slabs.length; slab++) slabs[slab]! += slabs[slab - 1]!
  const edges = new Uint32Array(slabs.at(-1)!)
  const next = slabs.slice()
  forEachMeeting((slab, position) => {
    edges[next[slab]!++] = position
  })
  return { slabs, edges }
}
