import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MultiPolygon as Shape } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection } from 'topojson-specification'
import type { Database } from '../database/connect.ts'
import { insertCommunes, loadedSha256, recordLoad, removeCommunes } from './queries.ts'
import { loadTopology, type Reference } from './reference.ts'
import { multiPolygonWkb } from './wkb.ts'

const files = ['communes.csv', 'communes.topojson.gz']

/**
 * Copies the reference communes into PostGIS, unless the very same files are there already.
 * One transaction: the table is whole or untouched.
 * @returns whether anything was loaded.
 */
export async function loadCommunes(
  { sql }: Database,
  reference: Reference,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<boolean> {
  const sha256 = fingerprint(reference.dir)
  if ((await loadedSha256(sql)) === sha256) return false
  const shapes = unitShapes(reference)
  // Cities first: their arrondissements refer to them.
  const communes = [...reference.communes.values()].sort(
    (a, b) => Number(a.parent !== null) - Number(b.parent !== null),
  )
  const batch = 2000
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('commune'))`
    if ((await loadedSha256(tx)) === sha256) return
    await removeCommunes(tx)
    for (let from = 0; from < communes.length; from += batch) {
      await insertCommunes(tx, communes.slice(from, from + batch), shapes)
      onProgress(Math.min(from + batch, communes.length), communes.length)
    }
    await recordLoad(tx, sha256, communes.length)
  })
  return true
}

/** INSEE code → hexadecimal WKB of each unit of the topology. */
function unitShapes(reference: Reference): Map<string, string> {
  const topology = loadTopology(reference.dir)
  const shapes = new Map<string, string>()
  for (const { id, geometry } of feature(topology, topology.objects.communes as GeometryCollection)
    .features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : (geometry as Shape).coordinates
    shapes.set(String(id), multiPolygonWkb(polygons))
  }
  return shapes
}

/** SHA-256 over the files that the table is made from. */
export function fingerprint(dir: string): string {
  const hash = createHash('sha256')
  for (const name of files) hash.update(name).update(readFileSync(join(dir, name)))
  return hash.digest('hex')
}
