import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import { inferSchema, initParser } from 'udsv'
import { type CommuneTopology, ringsOf } from './faces.ts'
import { contains } from './label_point.ts'
import { type Arcs, findCrossings } from './planarity.ts'

type Row = Record<string, string>

/** COG 2026, metropolitan France and DROM (domain.md §3). */
const EXPECTED = { communes: 34_875, arrondissements: 45, shapes: 34_917 }

/** Rows of a reference table, every cell as text. */
export function readTable(text: string): Row[] {
  const schema = inferSchema(text, { col: ';', trim: false })
  for (const column of schema.cols) column.type = 's'
  return initParser(schema).stringObjs(text) as Row[]
}

/** Arcs of a quantized topology in grid units: sums of the deltas. */
export function sumDeltas(arcs: Topology['arcs']): Arcs {
  return arcs.map((arc) => {
    let x = 0
    let y = 0
    return arc.map(([dx, dy]) => {
      x += dx!
      y += dy!
      return [x, y]
    })
  })
}

/** What is wrong with the faces: two on the same side of an arc, arcs on no face, open or collapsed rings. */
export function checkFaces(topology: CommuneTopology, arcs: Arcs): string[] {
  const errors: string[] = []
  const forward = new Uint8Array(arcs.length)
  const backward = new Uint8Array(arcs.length)
  const last = (arc: Arcs[number], reference: number) => (reference < 0 ? arc[0]! : arc.at(-1)!)
  const first = (arc: Arcs[number], reference: number) => (reference < 0 ? arc.at(-1)! : arc[0]!)
  for (const face of topology.objects.communes.geometries) {
    const rings = ringsOf(face).flat()
    if (rings.length === 0) errors.push(`${face.id} : forme vide`)
    for (const ring of rings) {
      let vertices = 1
      ring.forEach((reference, i) => {
        const arc = arcs[reference < 0 ? ~reference : reference]!
        ;(reference < 0 ? backward : forward)[reference < 0 ? ~reference : reference]!++
        const next = ring[(i + 1) % ring.length]!
        const end = last(arc, reference)
        const start = first(arcs[next < 0 ? ~next : next]!, next)
        if (end[0] !== start[0] || end[1] !== start[1]) errors.push(`${face.id} : anneau ouvert`)
        vertices += arc.length - 1
      })
      if (vertices < 4) errors.push(`${face.id} : anneau de ${vertices} sommets`)
    }
  }
  arcs.forEach((_, i) => {
    if (forward[i]! > 1 || backward[i]! > 1) errors.push(`arc ${i} : deux communes du même côté`)
    if (forward[i]! + backward[i]! === 0) errors.push(`arc ${i} : inutilisé`)
  })
  return errors
}

function checkCommunes(rows: Row[], topology: CommuneTopology): string[] {
  const errors: string[] = []
  const expect = (ok: boolean, text: string) => ok || errors.push(text)
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length
  expect(
    count('commune') === EXPECTED.communes,
    `communes : ${count('commune')} au lieu de ${EXPECTED.communes}`,
  )
  expect(count('arrondissement') === EXPECTED.arrondissements, `arrondissements : ${count('arrondissement')}`)
  const cities = new Set(rows.map((row) => row.parent))
  const shaped = rows.filter((row) => !cities.has(row.code)).map((row) => row.code!)
  const drawn = topology.objects.communes.geometries.map((face) => face.id)
  expect(drawn.length === EXPECTED.shapes, `formes : ${drawn.length} au lieu de ${EXPECTED.shapes}`)
  expect(shaped.join() === drawn.join(), 'les codes des formes ne sont pas ceux de la table')
  const points = new Map(
    rows.map((row) => [row.code, [Number(row.lon), Number(row.lat)] as [number, number]]),
  )
  for (const { id, geometry } of feature(topology, topology.objects.communes).features) {
    const area = geometry as Polygon | MultiPolygon
    const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
    const point = points.get(String(id))
    if (!point || !polygons.some((rings) => contains(rings, point)))
      errors.push(`${id} : point hors de la forme`)
  }
  return errors
}

function checkCodes(rows: Row[], former: Row[], restored: Row[], aliases: Row[]): string[] {
  const current = new Set(rows.map((row) => row.code))
  return [
    ...former.filter((row) => !current.has(row.current!)).map((row) => `${row.former} : code actuel inconnu`),
    ...former
      .filter((row) => current.has(row.former!))
      .map((row) => `${row.former} : ancien code encore actuel`),
    ...restored
      .filter((row) => !current.has(row.code!))
      .map((row) => `${row.code} : commune rétablie inconnue`),
    ...aliases.filter((row) => !current.has(row.code!)).map((row) => `${row.name} : code inconnu`),
  ]
}

/** Recounts what was written. @throws Error listing in French everything that is wrong */
export async function verify(folder: string): Promise<string> {
  const table = async (name: string) => readTable(await readFile(join(folder, name), 'utf8'))
  const packed = await readFile(join(folder, 'communes.topojson.gz'))
  const topology = JSON.parse(gunzipSync(packed).toString('utf8')) as CommuneTopology
  const arcs = sumDeltas(topology.arcs)
  const rows = await table('communes.csv')
  const former = await table('former_communes.csv')
  const aliases = await table('commune_aliases.csv')
  const restored = await table('restored_communes.csv')
  const errors = [
    ...checkFaces(topology, arcs),
    ...findCrossings(arcs).map(({ arcs: pair }) => `arcs ${pair.join(' et ')} : croisement`),
    ...checkCommunes(rows, topology),
    ...checkCodes(rows, former, restored, aliases),
  ]
  if (errors.length > 0)
    throw new Error(`Vérification : ${errors.length} défauts\n  ${errors.slice(0, 50).join('\n  ')}`)
  const vertices = arcs.reduce((sum, arc) => sum + arc.length, 0)
  const population = rows.reduce((sum, row) => sum + (row.kind === 'commune' ? Number(row.population) : 0), 0)
  return [
    `${rows.length} lignes, ${topology.objects.communes.geometries.length} formes, ${population} habitants`,
    `${arcs.length} arcs, ${vertices} sommets, aucun croisement, ${packed.length} octets`,
    `${former.length} anciens codes, ${aliases.length} autres noms, ${restored.length} communes rétablies`,
    `APL 2023 : ${rows.filter((row) => row.apl_2023 !== '').length} lignes`,
  ].join('\n')
}
