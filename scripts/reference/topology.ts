import type { Feature } from 'geojson'
import mapshaper from 'mapshaper'
import { feature } from 'topojson-client'
import type { CommuneTopology } from './faces.ts'
import { dropFragments } from './fragments.ts'
import { gridArcs, toDegrees } from './grid.ts'
import { findCrossings } from './planarity.ts'
import type { Shape } from './shapes.ts'
import { snapRound } from './snap_round.ts'

/** Gaps up to this area between neighbours are drawn by the files, not by the land; Llívia (13 km²) stays. */
const CLEAN = '-clean gap-fill-area=2km2'

async function clean(commands: string, features: Feature[]): Promise<CommuneTopology> {
  const output = await mapshaper.applyCommands(
    `-i communes.json snap id-field=code -quiet ${commands} -o out.json format=topojson no-quantization id-field=code drop-table`,
    { 'communes.json': { type: 'FeatureCollection', features } },
  )
  return JSON.parse(String(output['out.json'])) as CommuneTopology
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
