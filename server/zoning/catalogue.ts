import { createHash } from 'node:crypto'
import type { Database } from '../database/connect.ts'
import type { Reference } from '../geography/reference.ts'
import type { RegionCode } from '../geography/schema.ts'
import { cityUnit } from './city.ts'
import { type CompactUnits, compactUnits } from './compact_units.ts'
import { evidenceOf, historyOf } from './history.ts'
import { inForceOn, type Status, statusOn } from './in_force.ts'
import { type PublicationHeader, selectHeaders, selectUnits } from './queries.ts'
import { Recent } from './recent.ts'
import type { Profession, Publication, ZonePeriod } from './schema.ts'
import type { ZoningSnapshot } from './snapshot.ts'

export type { ZoningSnapshot } from './snapshot.ts'

export interface PublicationFilter {
  profession?: Profession
  region?: RegionCode
  status?: Status
  /** The day of the statuses; a publication not recorded as in force that day is still listed unless `status` says so. */
  on: string
}

export interface ZoningCatalogue {
  /** The zoning of the whole country on a day; at once when it was asked before. */
  inForce(profession: Profession, on: string): Promise<ZoningSnapshot> | ZoningSnapshot
  /** The same, when memory holds it; null otherwise: nothing is loaded. */
  inMemory(profession: Profession, on: string): ZoningSnapshot | null
  /** The periods of a unit's class, oldest first; empty for a city with arrondissements. */
  history(profession: Profession, code: string): Promise<ZonePeriod[]>
  /** Publications with their status that day, the latest to take effect first. */
  list(filter: PublicationFilter): Promise<Publication[]>
  find(id: string, on: string): Promise<Publication | null>
  /** The publication that this one replaces on the day it takes effect. */
  previous(id: string): Promise<Publication | null>
  /** The units of one publication; null when there is no such publication. */
  units(id: string): Promise<CompactUnits | null>
  refresh(): Promise<void>
  /** Called after a publication or a withdrawal, by this process or another. */
  onChange(listener: () => void): void
  close(): Promise<void>
}

/** Units kept in memory: 18 regions of a few professions and days. A publication weighs some ten kilobytes. */
const KEPT_PUBLICATIONS = 600
const KEPT_SNAPSHOTS = 64

/** Holds the publications' headers in memory and their units as they are asked for; follows NOTIFY `zoning`. */
export async function createZoningCatalogue(
  { sql }: Database,
  reference: Reference,
): Promise<ZoningCatalogue> {
  const positions = regionPositions(reference)
  const unitsOf = new Recent<string, CompactUnits>(KEPT_PUBLICATIONS)
  const snapshots = new Recent<string, ZoningSnapshot>(KEPT_SNAPSHOTS)
  const listeners: (() => void)[] = []
  let headers = await selectHeaders(sql)

  // One at a time, so that an older reading never takes the place of a newer one.
  let refreshing: Promise<void> = Promise.resolve()
  function refresh(): Promise<void> {
    refreshing = refreshing.catch(() => {}).then(reload)
    return refreshing
  }
  async function reload(): Promise<void> {
    const fresh = await selectHeaders(sql)
    if (fingerprint(fresh) === fingerprint(headers)) return
    headers = fresh
    snapshots.clear()
    for (const listener of listeners) listener()
  }
  const subscription = await sql.listen(
    'zoning',
    () => void refresh().catch(() => {}),
    () => void refresh().catch(() => {}),
  )

  /** Publications never change: what was read once stands. */
  async function loadUnits(wanted: PublicationHeader[]): Promise<Map<string, CompactUnits>> {
    const found = new Map<string, CompactUnits>()
    const absent: PublicationHeader[] = []
    for (const header of wanted) {
      const known = unitsOf.get(header.id)
      if (known) found.set(header.id, known)
      else absent.push(header)
    }
    if (absent.length === 0) return found
    const rows = await selectUnits(
      sql,
      absent.map(({ id }) => id),
    )
    const grouped = new Map(absent.map(({ id }) => [id, [] as typeof rows]))
    for (const row of rows) grouped.get(row.publication_id)!.push(row)
    for (const { id, region } of absent) {
      const units = compactUnits(grouped.get(id)!, positions.get(region) ?? new Map())
      unitsOf.set(id, units)
      found.set(id, units)
    }
    return found
  }

  async function loadSnapshot(profession: Profession, on: string): Promise<ZoningSnapshot> {
    const known = headers
    const inForce = inForceOn(
      headers.filter((h) => h.profession === profession),
      on,
    )
    const units = await loadUnits([...inForce.values()])
    const byRegion = new Map([...inForce].map(([region, { id }]) => [region as string, units.get(id)!]))
    const unit: ZoningSnapshot['unit'] = (code) => {
      const region = reference.communes.get(code)?.region
      if (region === undefined) return null
      return byRegion.get(region)?.unit(code) ?? cityUnit(code, unit, reference)
    }
    const snapshot: ZoningSnapshot = {
      profession,
      on,
      key: keyOf([...inForce.values()].map(({ id }) => id)),
      modified: lastRecorded([...inForce.values()]),
      publications: new Map([...inForce].map(([region, header]) => [region, evidenceOf(header)])),
      unit,
    }
    // What was published meanwhile makes it out of date: answered once, not kept.
    if (known === headers) snapshots.set(`${profession}|${on}`, snapshot)
    return snapshot
  }

  const published = (header: PublicationHeader, on: string): Publication => {
    const peers = headers.filter((h) => h.profession === header.profession && h.region === header.region)
    return {
      ...evidenceOf(header),
      status: statusOn(header, on, inForceOn(peers, on)),
      units: Object.values(header.by_class).reduce((sum, { units }) => sum + units, 0),
      by_class: header.by_class,
      recorded_at: header.recorded_at,
      withdrawn_on: header.withdrawn_on,
    }
  }

  return {
    inMemory: (profession, on) => snapshots.get(`${profession}|${on}`) ?? null,
    inForce: (profession, on) => snapshots.get(`${profession}|${on}`) ?? loadSnapshot(profession, on),
    async history(profession, code) {
      const region = reference.communes.get(code)?.region
      const ofRegion = headers.filter((h) => h.profession === profession && h.region === region)
      const units = await loadUnits(ofRegion)
      return historyOf(ofRegion, ({ id }) => units.get(id)!.classOf(code))
    },
    async list({ profession, region, status, on }) {
      return headers
        .filter((h) => (!profession || h.profession === profession) && (!region || h.region === region))
        .sort((a, b) =>
          a.effective_on < b.effective_on
            ? 1
            : a.effective_on > b.effective_on
              ? -1
              : b.sequence - a.sequence,
        )
        .map((header) => published(header, on))
        .filter((publication) => !status || publication.status === status)
    },
    async find(id, on) {
      const header = headers.find((h) => h.id === id)
      return header ? published(header, on) : null
    },
    async previous(id) {
      const header = headers.find((h) => h.id === id)
      const peers = headers.filter(
        (h) =>
          h.profession === header?.profession && h.region === header.region && h.sequence < header.sequence,
      )
      const [before] = header ? inForceOn(peers, header.effective_on).values() : []
      return before ? published(before, before.effective_on) : null
    },
    async units(id) {
      const header = headers.find((h) => h.id === id)
      return header ? (await loadUnits([header])).get(id)! : null
    },
    refresh,
    onChange: (listener) => void listeners.push(listener),
    close: () => subscription.unlisten(),
  }
}

function regionPositions(reference: Reference): Map<RegionCode, Map<string, number>> {
  const positions = new Map<RegionCode, Map<string, number>>()
  for (const { code, region } of reference.units) {
    const known = positions.get(region) ?? new Map<string, number>()
    positions.set(region, known.set(code, known.size))
  }
  return positions
}

const keyOf = (ids: string[]) => createHash('sha256').update(ids.sort().join('\n')).digest('hex').slice(0, 16)

const fingerprint = (headers: PublicationHeader[]) =>
  headers.map(({ id, withdrawn_on }) => `${id} ${withdrawn_on}`).join('\n')

function lastRecorded(headers: PublicationHeader[]): Date | null {
  return headers.length > 0 ? new Date(Math.max(...headers.map((h) => Date.parse(h.recorded_at)))) : null
}
