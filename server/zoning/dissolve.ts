import type { Position } from 'geojson'
import { mergeArcs } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { assemblePolygons, splitRing } from './rings.ts'

/**
 * Dissolves units into one MultiPolygon per key (a class, a region and a class…), by the arcs they share: borders
 * coincide exactly and no sliver appears. `keyOf`: INSEE code → key, null to leave the unit out.
 * Coordinates `[lon, lat]`; the shapes are valid in the sense of OGC 06-103r4.
 */
export function dissolve(
  topology: Topology,
  keyOf: (code: string) => string | null,
): Map<string, Position[][][]> {
  const groups = new Map<string, (Polygon | MultiPolygon)[]>()
  for (const unit of (topology.objects.communes as GeometryCollection).geometries) {
    const key = keyOf(String(unit.id))
    if (key === null) continue
    const members = groups.get(key)
    if (members) members.push(unit as Polygon | MultiPolygon)
    else groups.set(key, [unit as Polygon | MultiPolygon])
  }
  const decode = arcDecoder(topology)
  const shapes = new Map<string, Position[][][]>()
  for (const [key, members] of groups) {
    const polygons = mergeArcs(topology, members).arcs
    shapes.set(
      key,
      polygons.flatMap((rings) => simplePolygons(rings, decode)),
    )
  }
  return shapes
}

/** A polygon of arcs, its outer ring first, as one or more polygons that OGC calls simple. */
function simplePolygons(rings: number[][], decode: (index: number) => Position[]): Position[][][] {
  const startOf = (index: number) => pointKey(decode(index)[0]!)
  const split = rings.flatMap((ring) => splitRing(ring, startOf))
  const simple = split.map((ring) => joinArcs(ring, decode))
  return split.length === rings.length ? [simple] : assemblePolygons(simple)
}

/** One number for a point on the grid of 1e-5 degree. */
const pointKey = ([lon, lat]: Position) =>
  Math.round((lon! + 180) * 1e5) * 4e7 + Math.round((lat! + 90) * 1e5)

/** Arc → its points in degrees, in the direction asked, decoded once: a border serves two classes. */
function arcDecoder({ arcs, transform }: Topology): (index: number) => Position[] {
  const forward: Position[][] = []
  const backward: Position[][] = []
  return (index) => {
    const at = index < 0 ? ~index : index
    forward[at] ??= absolute(arcs[at] as [number, number][], transform)
    if (index >= 0) return forward[at]
    backward[at] ??= forward[at].toReversed()
    return backward[at]
  }
}

function absolute(arc: [number, number][], transform: Topology['transform']): Position[] {
  if (!transform) return arc
  const [kx, ky] = transform.scale
  const [x0, y0] = transform.translate
  let x = 0
  let y = 0
  return arc.map(([dx, dy]) => {
    x += dx
    y += dy
    return [round(x * kx + x0), round(y * ky + y0)]
  })
}

/** A centimetre; beyond, digits are noise of the quantisation. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7

function joinArcs(indexes: number[], decode: (index: number) => Position[]): Position[] {
  const ring: Position[] = []
  for (const index of indexes) {
    if (ring.length) ring.pop()
    for (const point of decode(index)) ring.push(point)
  }
  return ring
}
