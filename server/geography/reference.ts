import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Topology } from 'topojson-specification'
import { inferSchema, initParser } from 'udsv'
import { StartFailure } from '../database/failure.ts'
import type { Profession, ProfessionDefinition, Specialty } from '../nomenclature/schema.ts'
import { aplYears, type Commune, type RegionCode } from './schema.ts'

export interface Region {
  code: RegionCode
  name: string
  ars: { name: string; url: string }
}
export interface Department {
  code: string
  name: string
  region: RegionCode
}
/** A faculty (UFR). The training region of a beneficiary hangs on it, not on the subdivision (domain.md §4). */
export interface University {
  code: string
  name: string
  city: string
  region: RegionCode
  subdivision: string
  mark: string
  note: string | null
}
export interface FormerCommune {
  current: string
  name: string
  since: string
  how: string
}
export interface RestoredCommune {
  code: string
  name: string
  from: string
  since: string
}
export interface CommuneAlias {
  name: string
  code: string
  kind: string
  postal_codes: string[]
}

/** The reference geography of one COG year, whole and immutable. Sizes for COG 2026 are in data/reference/SOURCE.md. */
export interface Reference {
  cog: string
  dir: string
  communes: ReadonlyMap<string, Commune>
  /** City with arrondissements → their codes: `75056` → `75101`…`75120`. */
  arrondissements: ReadonlyMap<string, string[]>
  /** The smallest units, hence what a zoning classes: every commune but those with arrondissements, and the arrondissements. */
  units: readonly Commune[]
  former: ReadonlyMap<string, FormerCommune>
  restored: readonly RestoredCommune[]
  aliases: readonly CommuneAlias[]
  regions: ReadonlyMap<string, Region>
  departments: ReadonlyMap<string, Department>
  universities: ReadonlyMap<string, University>
  specialties: ReadonlyMap<string, Specialty>
  professions: ReadonlyMap<Profession, ProfessionDefinition>
}

const COG = '2026'
const defaultDir = fileURLToPath(new URL('../../data/reference', import.meta.url))

/** @throws StartFailure naming the file that is missing or does not read. */
export function loadReference(dir = defaultDir): Reference {
  const communes = byKey(readTable(dir, 'communes.csv').map(toCommune), (c) => c.code)
  const arrondissements = new Map<string, string[]>()
  for (const c of communes.values()) {
    if (c.parent) arrondissements.set(c.parent, [...(arrondissements.get(c.parent) ?? []), c.code])
  }
  return {
    cog: COG,
    dir,
    communes,
    arrondissements,
    units: [...communes.values()].filter((c) => !arrondissements.has(c.code)),
    former: new Map(
      readTable(dir, 'former_communes.csv').map((r) => [
        r.former!,
        { current: r.current!, name: r.name!, since: r.since!, how: r.how! },
      ]),
    ),
    restored: readTable(dir, 'restored_communes.csv') as unknown as RestoredCommune[],
    aliases: readTable(dir, 'commune_aliases.csv').map((r) => ({
      name: r.name!,
      code: r.code!,
      kind: r.kind!,
      postal_codes: list(r.postal_codes!),
    })),
    regions: byKey(readJson<Region[]>(dir, 'regions.json'), (r) => r.code),
    departments: byKey(readJson<Department[]>(dir, 'departments.json'), (d) => d.code),
    universities: byKey(readJson<University[]>(dir, 'universities.json'), (u) => u.code),
    specialties: byKey(readJson<Specialty[]>(dir, 'specialties.json'), (s) => s.code),
    professions: byKey(readJson<ProfessionDefinition[]>(dir, 'professions.json'), (p) => p.code),
  }
}

/**
 * The cleaned topology: object `communes`, one geometry per unit, `id` = INSEE code, `[lon, lat]` on a 1e-5 degree grid.
 * Immutable, and shared by those who ask for it in a row: a start asks several times, a service at rest holds none.
 */
export function loadTopology(dir = defaultDir): Topology {
  const known = dir === lastTopology?.dir ? lastTopology.topology.deref() : undefined
  if (known) return known
  const topology = parse(
    dir,
    'communes.topojson.gz',
    (bytes) => JSON.parse(gunzipSync(bytes).toString('utf8')) as Topology,
  )
  lastTopology = { dir, topology: new WeakRef(topology) }
  return topology
}

let lastTopology: { dir: string; topology: WeakRef<Topology> } | undefined

function toCommune(row: Record<string, string>): Commune {
  const apl: Record<string, number> = {}
  for (const year of aplYears) if (row[`apl_${year}`]) apl[year] = Number(row[`apl_${year}`])
  return {
    code: row.code!,
    name: row.name!,
    kind: row.kind as Commune['kind'],
    parent: row.parent || null,
    department: row.department!,
    region: row.region as RegionCode,
    postal_codes: list(row.postal_codes!),
    population: row.population ? Number(row.population) : null,
    apl,
    point: [Number(row.lon), Number(row.lat)],
  }
}

const list = (cell: string) => (cell ? cell.split('|') : [])

function byKey<T, K extends string>(items: T[], key: (item: T) => K): Map<K, T> {
  return new Map(items.map((item) => [key(item), item]))
}

function readTable(dir: string, name: string): Record<string, string>[] {
  return parse(dir, name, (bytes) => {
    const text = bytes.toString('utf8')
    const schema = inferSchema(text, { col: ';', trim: false })
    for (const column of schema.cols) column.type = 's'
    return initParser(schema).stringObjs(text) as Record<string, string>[]
  })
}

const readJson = <T>(dir: string, name: string) =>
  parse(dir, name, (bytes) => JSON.parse(bytes.toString('utf8')) as T)

function parse<T>(dir: string, name: string, read: (bytes: Buffer) => T): T {
  const path = join(dir, name)
  if (!existsSync(path)) {
    throw new StartFailure(
      `Fichier de référence absent : ${path}. Restaurez le dossier data/reference (git checkout data/reference).`,
    )
  }
  try {
    return read(readFileSync(path))
  } catch (cause) {
    throw new StartFailure(
      `Fichier de référence illisible : ${path} (${(cause as Error).message}). Restaurez-le (git checkout data/reference).`,
    )
  }
}
