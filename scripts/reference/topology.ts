import type { Feature } from 'geojson'
import mapshaper from 'mapshaper'
import { feature } from 'topojson-client'
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { findCrossings, type Vertex } from './planarity.ts'
import type { Shape } from './shapes.ts'
import { snapRound } from './snap_round.ts'

/** Side of the coordinate grid, in degrees: about one metre, the precision of the sources. */
export const GRID = 1e-5

/** A detached part smaller than this (m²) that touches another unit is a leftover of the cleaning. */
const FRAGMENT = 10_000

/** Gaps up to this area between neighbours are drawn by the files, not by the land; Llívia (13 km²) stays. */
const CLEAN = '-clean gap-fill-area=2km2'

export type Face = (Polygon | MultiPolygon) & { id: string }
export type CommuneTopology = Topology<{ communes: { type: 'GeometryCollection'; geometries: Face[] } }>

async function clean(commands: string, features: Feature[]): Promise<CommuneTopology> {
  const output = await mapshaper.applyCommands(
    `-i communes.json snap id-field=code -quiet ${commands} -o out.json format=topojson no-quantization id-field=code drop-table`,
    { 'communes.json': { type: 'FeatureCollection', features } },
  )
  return JSON.parse(String(output['out.json'])) as CommuneTopology
}

/** Grid units to degrees, as the nearest double of the 5-decimal number. */
export function toDegrees(units: number): number {
  return Number((units * GRID).toFixed(5))
}

export function ringsOf(face: Face): number[][][] {
  return face.type === 'Polygon' ? [face.arcs] : face.arcs
}

/** Area of a polygon given by arcs, in m² (equirectangular: enough to tell a fragment from land). */
function areaOf(rings: number[][], arcs: Topology['arcs']): number {
  let total = 0
  for (const ring of rings) {
    let doubled = 0
    let latitude = 0
    for (const reference of ring) {
      const arc = arcs[reference < 0 ? ~reference : reference]!
      const sign = reference < 0 ? -1 : 1
      for (let i = 1; i < arc.length; i++) {
        const [ax, ay] = arc[i - 1] as [number, number]
        const [bx, by] = arc[i] as [number, number]
        doubled += sign * (ax * by - bx * ay)
        latitude = ay
      }
    }
    total += (doubled / 2) * Math.cos((latitude * Math.PI) / 180) * 111_195 ** 2
  }
  return Math.abs(total)
}

/** Removes the detached fragments that touch another unit; the next cleaning gives them to that unit. */
function dropFragments(topology: CommuneTopology): number {
  const faces = topology.objects.communes.geometries
  const users = new Uint8Array(topology.arcs.length)
  for (const face of faces)
    for (const reference of ringsOf(face).flat(2)) users[reference < 0 ? ~reference : reference]!++
  let dropped = 0
  for (const face of faces) {
    if (face.type !== 'MultiPolygon') continue
    const parts = face.arcs.map((rings) => ({ rings, area: areaOf(rings, topology.arcs) }))
    const largest = Math.max(...parts.map((part) => part.area))
    const kept = parts.filter(
      ({ rings, area }) =>
        area === largest ||
        area >= FRAGMENT ||
        rings.flat().every((reference) => users[reference < 0 ? ~reference : reference] === 1),
    )
    dropped += parts.length - kept.length
    face.arcs = kept.map((part) => part.rings)
  }
  return dropped
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

/**
 * One clean topology of all units, on the grid: neighbours share their arcs, nothing overlaps, no gap
 * remains but true enclaves. Rounding can make lines cross again, so it repeats until nothing moves.
 */
export async function buildTopology(shapes: Shape[]): Promise<CommuneTopology> {
  let topology = await clean(
    `${CLEAN} -dissolve code`,
    shapes.map((shape) => ({ ...shape, id: shape.properties.code })),
  )
  for (let round = 1; round <= 8; round++) {
    const dropped = dropFragments(topology)
    const { arcs, moved } = gridArcs(topology.arcs)
    const crossings = findCrossings(arcs).length
    console.error(
      `  passe ${round} : ${dropped} fragments rendus au voisin, ${moved} sommets hors grille, ${crossings} croisements`,
    )
    if (dropped === 0 && moved === 0 && crossings === 0) return { ...topology, arcs }
    const rounded = snapRound(arcs).map((arc) => arc.map(([x, y]) => [toDegrees(x), toDegrees(y)]))
    topology = await clean(CLEAN, feature({ ...topology, arcs: rounded }, topology.objects.communes).features)
  }
  throw new Error('Topologie : les arcs se croisent encore après 8 passes')
}
