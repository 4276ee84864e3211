import type { MultiPolygon } from 'geojson'
import type { Sql, TransactionSql } from 'postgres'
import type { Commune } from './schema.ts'

export async function loadedSha256(sql: Sql | TransactionSql): Promise<string | null> {
  const [row] = await sql<{ sha256: string }[]>`select sha256 from reference_load where name = 'commune'`
  return row?.sha256 ?? null
}

export async function recordLoad(tx: TransactionSql, sha256: string, rows: number): Promise<void> {
  await tx`insert into reference_load (name, sha256, rows) values ('commune', ${sha256}, ${rows})
           on conflict (name) do update set sha256 = excluded.sha256, rows = excluded.rows, loaded_at = now()`
}

/** Truncates: deleting row by row would look for the parts of each commune, one after the other. */
export async function removeCommunes(tx: TransactionSql): Promise<void> {
  await tx`truncate commune`
}

/** `shapes`: INSEE code → hexadecimal WKB; a city that has none keeps a null geometry. */
export async function insertCommunes(
  tx: TransactionSql,
  communes: Commune[],
  shapes: Map<string, string>,
): Promise<void> {
  const column = <T>(read: (commune: Commune) => T) => communes.map(read)
  await tx`
    insert into commune (code, name, kind, parent, department, region, population, point, geom)
    select code, name, kind, parent, department, region, population,
           st_setsrid(st_makepoint(lon, lat), 4326), st_setsrid(geom::geometry, 4326)
    from unnest(
      ${column((c) => c.code)}::text[], ${column((c) => c.name)}::text[], ${column((c) => c.kind)}::text[],
      ${column((c) => c.parent)}::text[], ${column((c) => c.department)}::text[], ${column((c) => c.region)}::text[],
      ${column((c) => c.population)}::int[], ${column((c) => c.point[0])}::float8[], ${column((c) => c.point[1])}::float8[],
      ${column((c) => shapes.get(c.code) ?? null)}::text[]
    ) as t (code, name, kind, parent, department, region, population, lon, lat, geom)`
}

/** The unit that covers a point, by PostGIS; of two that share a border, the one with the smaller code. */
export async function unitAt(sql: Sql, lon: number, lat: number): Promise<string | null> {
  const [row] = await sql<{ code: string }[]>`
    select code from commune
    where geom && st_setsrid(st_makepoint(${lon}, ${lat}), 4326)
      and st_covers(geom, st_setsrid(st_makepoint(${lon}, ${lat}), 4326))
    order by code limit 1`
  return row?.code ?? null
}

/** Whether the communes are loaded, and how many. */
export async function countCommunes(sql: Sql): Promise<number> {
  const [row] = await sql<{ rows: number }[]>`select rows from reference_load where name = 'commune'`
  return row?.rows ?? 0
}

/** INSEE code → shape, coordinates to the sixth decimal. */
export async function selectShapes(sql: Sql, codes: string[]): Promise<Map<string, MultiPolygon>> {
  const rows = await sql<{ code: string; shape: string }[]>`
    select code, st_asgeojson(geom, 6) as shape from commune where code = any(${codes}) and geom is not null`
  return new Map(rows.map(({ code, shape }) => [code, JSON.parse(shape) as MultiPolygon]))
}
