import { presimplify } from 'topojson-simplify'
import type { GeometryObject, Objects, Topology } from 'topojson-specification'
import { triangleArea } from './mercator.ts'

/** An arc whose positions carry their weight: `[lon, lat, square world units]`. */
type WeighedArc = [number, number, number][]

/**
 * Gives each vertex the weight under which it may go, then shields what must survive any simplification:
 * an island or an enclave keeps a triangle, a unit with two neighbours keeps its two sides apart.
 */
export function weigh(topology: Topology): Topology {
  const weighed = presimplify(topology as Topology<Objects>, triangleArea)
  const arcs = weighed.arcs as unknown as WeighedArc[]
  for (const object of Object.values(topology.objects)) {
    for (const ring of rings(object as GeometryObject)) {
      if (ring.length === 1) shield(arcs[positive(ring[0]!)]!, 2)
      else if (ring.length === 2) for (const arc of ring) shield(arcs[positive(arc)]!, 1)
    }
  }
  return weighed
}

/** Makes the `count` heaviest inner vertices of an arc as lasting as its ends. */
function shield(arc: WeighedArc, count: number): void {
  const inner = arc.slice(1, -1).filter((position) => position[2] !== Infinity)
  const shielded = arc.length - 2 - inner.length
  inner.sort((a, b) => b[2] - a[2])
  for (const position of inner.slice(0, Math.max(0, count - shielded))) position[2] = Infinity
}

const positive = (arc: number) => (arc < 0 ? ~arc : arc)

function* rings(object: GeometryObject): Generator<number[]> {
  if (object.type === 'GeometryCollection') for (const geometry of object.geometries) yield* rings(geometry)
  else if (object.type === 'Polygon') yield* object.arcs
  else if (object.type === 'MultiPolygon') yield* object.arcs.flat()
}
