import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Reference } from '../../server/geography/reference.ts'
import { type Measure, perSecond, ratio, timed } from './measure.ts'
import { scatteredPoints } from './points.ts'

/**
 * `cesp zoning lookup` on a file of points, the whole process counted but for its start (the same command on one row).
 * Reference: the same points joined to their commune by PostGIS.
 */
export async function lookup(
  env: Record<string, string>,
  nativeUrl: string | null,
  reference: Reference,
  rows = 1_000_000,
): Promise<Measure> {
  const folder = mkdtempSync(join(tmpdir(), 'carte-cesp-lookup-'))
  const points = scatteredPoints(reference, rows)
  const file = (count: number) => {
    const path = join(folder, `${count}.csv`)
    writeFileSync(
      path,
      `id,lon,lat\n${points
        .slice(0, count)
        .map(([lon, lat], i) => `${i},${lon},${lat}`)
        .join('\n')}\n`,
    )
    return path
  }
  const run = async (path: string) => {
    const out = openSync(join(folder, 'out.csv'), 'w')
    const [time, result] = await timed(() =>
      spawnSync(
        process.execPath,
        [
          '--import',
          'tsx',
          'scripts/cesp.ts',
          'zoning',
          'lookup',
          path,
          '--profession',
          'medecin',
          '--lon',
          'lon',
          '--lat',
          'lat',
        ],
        { env: { ...process.env, ...env }, stdio: ['ignore', out, 'pipe'] },
      ),
    )
    closeSync(out)
    if (result.status !== 0) throw new Error(String(result.stderr))
    return time
  }
  const start = await run(file(1))
  const whole = await run(file(rows))
  rmSync(folder, { recursive: true })
  const rate = rows / (whole - start)
  const join_ = nativeUrl ? await postgisRate(nativeUrl, points.slice(0, 200_000)) : null
  return {
    name: 'zoning lookup, points of a CSV file',
    value: join_ ? `${perSecond(rate)}, ${ratio(rate / join_)} of the reference` : perSecond(rate),
    reach: '≥ 200,000 rows/s',
    reached: rate >= 200_000,
    ...(join_ ? { reference: `PostGIS join of the same points: ${perSecond(join_)}` } : {}),
  }
}

/** Points located a second by a PostGIS join with the communes. */
async function postgisRate(url: string, points: [number, number][]): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice() {} })
  await sql`create table bench_point as
    select st_setsrid(st_makepoint(lon, lat), 4326) as geom
    from unnest(${points.map((p) => p[0])}::float8[], ${points.map((p) => p[1])}::float8[]) as t (lon, lat)`
  await sql`analyze bench_point`
  const [time] = await timed(
    () => sql`create table bench_located as
      select p.geom, c.code, u.class from bench_point p
      join commune c on st_covers(c.geom, p.geom) left join zoning_unit u on u.code = c.code`,
  )
  await sql`drop table bench_point, bench_located`
  await sql.end()
  return points.length / time
}
