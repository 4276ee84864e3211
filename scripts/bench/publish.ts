import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { feature } from 'topojson-client'
import type { GeometryCollection } from 'topojson-specification'
import { connect, type Database } from '../../server/database/connect.ts'
import { migrate } from '../../server/database/migrate.ts'
import { loadCommunes } from '../../server/geography/load.ts'
import { loadTopology, type Reference } from '../../server/geography/reference.ts'
import { checkZoning } from '../../server/zoning/check.ts'
import { preparePublications } from '../../server/zoning/prepare.ts'
import { publish } from '../../server/zoning/publish.ts'
import { createNameIndex } from '../../server/zoning/resolve/by_name.ts'
import { ogr2ogr } from '../../test/setup/tools.ts'
import { type Measure, ratio, seconds, timed } from './measure.ts'

const act = {
  act: 'Mesure',
  signed_on: '2026-01-01',
  published_on: '2026-01-01',
  effective_on: '2026-01-01',
  effective_on_is_latest: false,
  provenance: null,
}

/** A database with the communes loaded, as a running service has it. */
async function opened(settings: { url?: string; dir: string }, reference: Reference): Promise<Database> {
  const database = await connect(settings)
  await migrate(database)
  await loadCommunes(database, reference)
  return database
}

/** Reads, checks, splits by region, dissolves and stores the national file. Seconds. */
async function publishNational(database: Database, reference: Reference, file: string): Promise<number> {
  const topology = loadTopology()
  const names = createNameIndex(reference)
  const [time] = await timed(async () => {
    const input = {
      bytes: readFileSync(file),
      name: 'zonmed.csv',
      profession: 'medecin',
      region: 'all',
    } as const
    const checked = await checkZoning(input, reference, names)
    if (!checked.report.valid) throw new Error(JSON.stringify(checked.report.errors.slice(0, 3)))
    const prepared = preparePublications(checked, act, reference)
    await publish(database, prepared, { actor: 'bench', topology, expectedHeads: new Map() })
  })
  return time
}

/** The same communes loaded by ogr2ogr, then dissolved by class with ST_Union. Seconds, or null without GDAL. */
async function unionByGdal(url: string): Promise<number | null> {
  const command = ogr2ogr()
  if (!command) return null
  const folder = mkdtempSync(join(tmpdir(), 'carte-cesp-bench-'))
  const topology = loadTopology()
  writeFileSync(
    join(folder, 'communes.geojson'),
    JSON.stringify(feature(topology, topology.objects.communes as GeometryCollection)),
  )
  const sql = postgres(url, { max: 1, onnotice() {} })
  await sql`create extension if not exists postgis`
  const [time] = await timed(async () => {
    const address = new URL(url)
    const target = `PG:host=${address.hostname} port=${address.port} user=${address.username} dbname=${address.pathname.slice(1)}`
    const loaded = spawnSync(command, [
      '-f', 'PostgreSQL', target, join(folder, 'communes.geojson'),
      '-nln', 'ogr_commune', '-nlt', 'PROMOTE_TO_MULTI', '-lco', 'GEOMETRY_NAME=geom', '-overwrite',
    ]) // biome-ignore format: a command line
    if (loaded.status !== 0) throw new Error(String(loaded.stderr))
    await sql`create table ogr_class as
      select u.code, u.class from zoning_unit u`
    await sql`create table ogr_zone as
      select c.class, st_union(st_makevalid(o.geom)) as geom
      from ogr_commune o join ogr_class c on c.code = o.id group by c.class`
  })
  await sql`drop table ogr_commune, ogr_class, ogr_zone`
  await sql.end()
  rmSync(folder, { recursive: true })
  return time
}

export async function publication(
  nativeUrl: string | null,
  reference: Reference,
  file: string,
): Promise<Measure[]> {
  const measures: Measure[] = []
  let union: number | null = null
  if (nativeUrl) {
    const native = await opened({ url: nativeUrl, dir: '' }, reference)
    const time = await publishNational(native, reference, file)
    union = await unionByGdal(nativeUrl)
    await native.close()
    measures.push(measure('PostgreSQL', time, 5, union))
  }
  const dir = mkdtempSync(join(tmpdir(), 'carte-cesp-bench-'))
  const embedded = await opened({ dir: join(dir, 'database') }, reference)
  const time = await publishNational(embedded, reference, file)
  await embedded.close()
  rmSync(dir, { recursive: true })
  measures.push(measure('embedded', time, 8, union))
  return measures
}

const measure = (engine: string, time: number, limit: number, union: number | null): Measure => ({
  name: `national zoning file: check + publish 18 regions, shapes dissolved, ${engine}`,
  value: union ? `${seconds(time)}, ${ratio(time / union)} of the reference` : seconds(time),
  reach: `≤ ${limit} s`,
  reached: time <= limit,
  ...(union ? { reference: `ogr2ogr load + ST_Union by class: ${seconds(union)}` } : {}),
})
