import type { JSONValue, Sql, TransactionSql } from 'postgres'
import type { RegionCode } from '../geography/schema.ts'
import type { Dated } from './in_force.ts'
import type { PreparedPublication } from './prepare.ts'
import type { Profession, Publication, Report, ZoneClass } from './schema.ts'

type Reader = Sql | TransactionSql

/** A publication but for its units, its report and what depends on the day it is asked. */
export interface PublicationHeader extends Omit<Publication, 'status' | 'units'>, Dated {
  withdrawn_on: string | null
}

/** Every publication ever made, the first recorded first. */
export async function selectHeaders(sql: Reader): Promise<PublicationHeader[]> {
  const rows = await sql<
    (Omit<PublicationHeader, 'sequence' | 'recorded_at'> & { sequence: string; recorded_at: Date })[]
  >`
    select p.id, p.sequence, p.profession, p.region, p.act, p.signed_on::text, p.published_on::text,
           p.effective_on::text, p.effective_on_is_latest, p.provenance, p.sha256, p.by_class, p.recorded_at,
           w.withdrawn_on::text
    from zoning_publication p left join zoning_withdrawal w on w.publication_id = p.id
    order by p.sequence`
  return rows.map((row) => ({
    ...row,
    sequence: Number(row.sequence),
    recorded_at: new Date(row.recorded_at).toISOString(),
  }))
}

export interface UnitRow {
  code: string
  class: ZoneClass
  territory_code: string | null
  territory_name: string | null
  note: string | null
}

/** Units of publications, in no order. */
export async function selectUnits(
  sql: Reader,
  ids: string[],
): Promise<(UnitRow & { publication_id: string })[]> {
  return sql<(UnitRow & { publication_id: string })[]>`
    select publication_id, code, class, territory_code, territory_name, note
    from zoning_unit where publication_id = any(${ids})`
}

export async function selectReport(sql: Reader, id: string): Promise<Report | null> {
  const [row] = await sql<{ report: Report }[]>`select report from zoning_publication where id = ${id}`
  return row?.report ?? null
}

/** The last publication recorded in each region, withdrawn or not: what a writer must have seen. */
export async function selectHeads(sql: Reader, profession: Profession): Promise<Map<RegionCode, string>> {
  const rows = await sql<{ region: RegionCode; id: string }[]>`
    select distinct on (region) region, id from zoning_publication
    where profession = ${profession} order by region, sequence desc`
  return new Map(rows.map(({ region, id }) => [region, id]))
}

export async function hasPublications(sql: Reader): Promise<boolean> {
  const [row] = await sql<{ any: boolean }[]>`select exists (select 1 from zoning_publication) as any`
  return row!.any
}

/** Keeps other writers of the same profession and region out until the end of the transaction. */
export async function lockRegion(
  tx: TransactionSql,
  profession: Profession,
  region: RegionCode,
): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext(${`zoning:${profession}:${region}`}))`
}

export async function publicationExists(tx: TransactionSql, id: string): Promise<boolean> {
  const [row] = await tx<
    { any: boolean }[]
  >`select exists (select 1 from zoning_publication where id = ${id}) as any`
  return row!.any
}

export async function insertPublication(tx: TransactionSql, p: PreparedPublication): Promise<void> {
  await tx`
    insert into zoning_publication (id, profession, region, act, signed_on, published_on, effective_on,
      effective_on_is_latest, provenance, file_name, sha256, cog, by_class, report)
    values (${p.id}, ${p.profession}, ${p.region}, ${p.act}, ${p.signed_on}, ${p.published_on}, ${p.effective_on},
      ${p.effective_on_is_latest}, ${p.provenance}, ${p.file_name}, ${p.sha256}, ${p.cog},
      ${tx.json(p.by_class as never)}, ${tx.json(p.report as never)})`
  const column = <T>(read: (unit: PreparedPublication['units'][number]) => T) => p.units.map(read)
  await tx`
    insert into zoning_unit (publication_id, code, class, territory_code, territory_name, note)
    select ${p.id}, * from unnest(
      ${column((u) => u.code)}::text[], ${column((u) => u.class)}::text[], ${column((u) => u.territory_code)}::text[],
      ${column((u) => u.territory_name)}::text[], ${column((u) => u.note)}::text[])`
}

/** `shapes`: class → hexadecimal WKB of a MultiPolygon. */
export async function insertShapes(
  tx: TransactionSql,
  id: string,
  shapes: Map<string, string>,
): Promise<void> {
  await tx`
    insert into zoning_shape (publication_id, class, geom)
    select ${id}, class, st_setsrid(wkb::geometry, 4326)
    from unnest(${[...shapes.keys()]}::text[], ${[...shapes.values()]}::text[]) as t (class, wkb)`
}

export async function insertWithdrawal(
  tx: TransactionSql,
  id: string,
  day: string,
  motive: string,
): Promise<boolean> {
  const rows = await tx`
    insert into zoning_withdrawal (publication_id, withdrawn_on, motive) values (${id}, ${day}, ${motive})
    on conflict (publication_id) do nothing returning publication_id`
  return rows.length > 0
}

/**
 * A publication as people made it, for the hash that the journal keeps of it; null when there is none. What is computed
 * from this (counts, report, shapes) is left out.
 */
export async function selectState(sql: Reader, id: string): Promise<JSONValue> {
  const [row] = await sql<[{ state: JSONValue }]>`
    select jsonb_build_object(
      'id', p.id, 'profession', p.profession, 'region', p.region, 'act', p.act, 'signed_on', p.signed_on,
      'published_on', p.published_on, 'effective_on', p.effective_on,
      'effective_on_is_latest', p.effective_on_is_latest, 'provenance', p.provenance, 'file_name', p.file_name,
      'sha256', p.sha256, 'cog', p.cog, 'withdrawn_on', w.withdrawn_on, 'motive', w.motive,
      'units', (select jsonb_agg(jsonb_build_array(code, class, territory_code, territory_name, note)
                  order by code collate "C")
                from zoning_unit where publication_id = p.id)) as state
    from zoning_publication p left join zoning_withdrawal w on w.publication_id = p.id
    where p.id = ${id}`
  return row?.state ?? null
}

/** Tells every process, once the transaction is committed, that what is in force may have changed. */
export async function notifyZoning(tx: TransactionSql, id: string): Promise<void> {
  await tx`select pg_notify('zoning', ${id})`
}
