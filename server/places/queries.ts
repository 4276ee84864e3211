import type { Sql, TransactionSql } from 'postgres'
import type { PlaceList, PlaceRecord, PlacesReport } from './schema.ts'

/** Every version of the national list, oldest first by the day it takes effect, then by the instant it was recorded. */
export async function selectLists(sql: Sql): Promise<PlaceList[]> {
  const rows = await sql<(Omit<PlaceList, 'recorded_at'> & { recorded_at: Date })[]>`
    select id, effective_on, demonstration, file_name, sha256, places, recorded_at
    from place_list order by effective_on, recorded_at, id`
  return rows.map((row) => ({ ...row, recorded_at: row.recorded_at.toISOString() }))
}

interface PlaceRow extends Omit<PlaceRecord, 'structure' | 'commune' | 'point' | 'posts_left'> {
  structure: string
  finess: string | null
  commune: string
  commune_name: string
  lon: number
  lat: number
}

/** The places of one version, by identifier in byte order (the same on every collation). */
export async function selectPlaces(sql: Sql, list: string): Promise<PlaceRecord[]> {
  const rows = await sql<PlaceRow[]>`
    select id, profession, specialties, mode, posts, structure, finess, employer, address, postal_code,
           commune, commune_name, region, st_x(point) as lon, st_y(point) as lat, approximate, functions, contact, chu,
           opens_on, closes_on, demonstration
    from place where list = ${list} order by id collate "C"`
  return rows.map(toRecord)
}

/** Keys in the order of the contract: it is the order the API shows. */
function toRecord(row: PlaceRow): PlaceRecord {
  return {
    id: row.id,
    profession: row.profession,
    specialties: row.specialties,
    mode: row.mode,
    posts: row.posts,
    // No post is given through this service yet: what the list says is what is left.
    posts_left: row.posts,
    structure: { name: row.structure, finess: row.finess },
    employer: row.employer,
    address: row.address,
    postal_code: row.postal_code,
    commune: { code: row.commune, name: row.commune_name },
    region: row.region,
    point: [row.lon, row.lat],
    approximate: row.approximate,
    functions: row.functions,
    contact: row.contact,
    chu: row.chu,
    opens_on: row.opens_on,
    closes_on: row.closes_on,
    demonstration: row.demonstration,
  }
}

export interface NewList {
  id: string
  effectiveOn: string
  demonstration: boolean
  fileName: string
  sha256: string
  report: PlacesReport
}

/** @returns false when this very list is recorded already. */
export async function insertList(tx: TransactionSql, list: NewList, places: number): Promise<boolean> {
  const rows = await tx`
    insert into place_list (id, effective_on, demonstration, file_name, sha256, places, report)
    values (${list.id}, ${list.effectiveOn}, ${list.demonstration}, ${list.fileName}, ${list.sha256}, ${places},
            ${tx.json(list.report as never)})
    on conflict (id) do nothing returning id`
  return rows.length === 1
}

/**
 * One statement for the whole list. The specialties travel joined by `|`, for an array of arrays must be rectangular in SQL;
 * booleans as text, for postgres.js takes an array that starts with one for a single boolean.
 */
export async function insertPlaces(tx: TransactionSql, list: string, places: PlaceRecord[]): Promise<void> {
  const column = <T>(read: (place: PlaceRecord) => T) => places.map(read)
  await tx`
    insert into place (list, id, profession, specialties, mode, posts, structure, finess, employer, address, postal_code,
                       commune, commune_name, region, point, approximate, functions, contact, chu, opens_on, closes_on,
                       demonstration)
    select ${list}, id, profession, string_to_array(specialties, '|'), mode, posts, structure, finess, employer, address,
           postal_code, commune, commune_name, region, st_setsrid(st_makepoint(lon, lat), 4326), approximate::boolean,
           functions, contact, chu::boolean, opens_on::date, closes_on::date, demonstration::boolean
    from unnest(
      ${column((p) => p.id)}::text[], ${column((p) => p.profession)}::text[],
      ${column((p) => p.specialties.join('|'))}::text[], ${column((p) => p.mode)}::text[],
      ${column((p) => p.posts)}::int[], ${column((p) => p.structure.name)}::text[],
      ${column((p) => p.structure.finess)}::text[], ${column((p) => p.employer)}::text[],
      ${column((p) => p.address)}::text[], ${column((p) => p.postal_code)}::text[],
      ${column((p) => p.commune.code)}::text[], ${column((p) => p.commune.name)}::text[],
      ${column((p) => p.region)}::text[], ${column((p) => p.point[0])}::float8[], ${column((p) => p.point[1])}::float8[],
      ${column((p) => String(p.approximate))}::text[], ${column((p) => p.functions)}::text[],
      ${column((p) => p.contact)}::text[], ${column((p) => String(p.chu))}::text[], ${column((p) => p.opens_on)}::text[],
      ${column((p) => p.closes_on)}::text[], ${column((p) => String(p.demonstration))}::text[]
    ) as t (id, profession, specialties, mode, posts, structure, finess, employer, address, postal_code, commune,
            commune_name, region, lon, lat, approximate, functions, contact, chu, opens_on, closes_on, demonstration)`
}

/** Tells every process, once the transaction is committed, that a version of the list was recorded. */
export async function notifyPlaces(tx: TransactionSql, list: string): Promise<void> {
  await tx`select pg_notify('places', ${list})`
}
