import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import pino from 'pino'
import { filter } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { loadReference, loadTopology, type Reference } from '../../server/geography/reference.ts'
import type { ListInForce } from '../../server/places/catalogue.ts'
import { collectInputs } from '../../server/tiles/collect.ts'
import type { TileInputs } from '../../server/tiles/inputs.ts'
import type { Profession, ZoneClass } from '../../server/zoning/schema.ts'
import type { ZoningSnapshot } from '../../server/zoning/snapshot.ts'

export const silent = pino({ level: 'silent' })

/** A pretend zoning by squares of about 18 km, which the real territories measure too: class and territory of a unit. */
function pretendZone([lon, lat]: readonly [number, number], salt: number) {
  const [column, row] = [Math.floor(lon / 0.24), Math.floor(lat / 0.16)]
  const draw = Math.abs(Math.imul(column * 7919 + row * 104729 + salt, 2654435761) >> 8) % 100
  const zoneClass: ZoneClass = draw < 40 ? 'ZIP' : draw < 88 ? 'ZAC' : draw < 92 ? 'ZAR' : 'HZ'
  return {
    class: zoneClass,
    territory_code: `${column}.${row}`,
    territory_name: `Territoire ${column}, ${row}`,
  }
}

/** What the zoning catalogue would answer; `salt` makes another zoning. */
export function pretendSnapshot(
  reference: Reference,
  { on = '2026-01-01', effective = '2025-05-09', salt = 1, profession = 'medecin' as Profession } = {},
): ZoningSnapshot {
  const publication = {
    id: `${profession}-24-${effective.replaceAll('-', '')}-${salt}`,
    profession,
    region: '24' as const,
    act: 'Arrêté d’essai',
    signed_on: null,
    published_on: null,
    effective_on: effective,
    effective_on_is_latest: true,
    provenance: null,
    sha256: '0'.repeat(64),
  }
  return {
    profession,
    on,
    key: `key-${salt}`,
    modified: null,
    publications: new Map([['24', publication]]),
    unit(code) {
      const commune = reference.communes.get(code)
      return commune ? { code, ...pretendZone(commune.point, salt), note: null } : null
    },
  }
}

/** One place in every `step` units. */
export function pretendList(reference: Reference, step: number, id = 'liste-20250601-0a0a0a0a'): ListInForce {
  const modes = ['liberal', 'salarie', 'mixte']
  const places = reference.units
    .filter((_, i) => i % step === 0)
    .map(({ code, name, point }, i) => ({
      id: `ESSAI-${code}`,
      profession: 'medecin',
      mode: modes[i % 3],
      point,
      commune: { code, name },
    }))
  return { list: { id, effective_on: '2025-06-01' }, places } as unknown as ListInForce
}

/** The whole country, with a pretend zoning and about 1,200 places. */
export function wholeCountry(): { reference: Reference; topology: Topology; inputs: TileInputs } {
  const reference = loadReference()
  const inputs = collectInputs(reference, pretendSnapshot(reference), pretendList(reference, 29).places)
  return { reference, topology: loadTopology(), inputs }
}

/** A reference folder that holds some departments only, so that a set takes seconds. */
export function smallReference(departments: string[]): { reference: Reference; remove: () => void } {
  const whole = loadReference()
  const topology = loadTopology()
  const units = topology.objects.communes as GeometryCollection
  units.geometries = units.geometries.filter(({ id }) =>
    departments.includes(whole.communes.get(String(id))!.department),
  )
  const dir = mkdtempSync(join(tmpdir(), 'carte-cesp-reference-'))
  const pruned = filter(topology as Parameters<typeof filter>[0], () => true)
  writeFileSync(join(dir, 'communes.topojson.gz'), gzipSync(JSON.stringify(pruned)))
  for (const name of ['communes.csv', 'departments.json', 'regions.json'])
    writeFileSync(join(dir, name), name)
  const communes = new Map([...whole.communes].filter(([, c]) => departments.includes(c.department)))
  const reference: Reference = {
    ...whole,
    dir,
    communes,
    units: whole.units.filter(({ department }) => departments.includes(department)),
    arrondissements: new Map([...whole.arrondissements].filter(([code]) => communes.has(code))),
  }
  return { reference, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** The two catalogues, whose answers a test changes at will. */
export function pretendCatalogues(reference: Reference) {
  const listeners: (() => void)[] = []
  const state = {
    snapshots: [pretendSnapshot(reference)],
    list: pretendList(reference, 10) as ListInForce | null,
    change() {
      for (const listener of listeners) listener()
    },
  }
  const none = (profession: Profession, on: string): ZoningSnapshot => ({
    profession,
    on,
    key: 'none',
    modified: null,
    publications: new Map(),
    unit: () => null,
  })
  const effective = (s: ZoningSnapshot) => [...s.publications.values()][0]!.effective_on
  const zonings = {
    inForce: (profession: Profession, on: string) =>
      state.snapshots.findLast((s) => s.profession === profession && effective(s) <= on) ??
      none(profession, on),
    onChange: (listener: () => void) => void listeners.push(listener),
  }
  const places = {
    inForce: (on: string) => (state.list && state.list.list.effective_on <= on ? state.list : null),
    onChange: (listener: () => void) => void listeners.push(listener),
  }
  return { state, zonings, places }
}

export interface DecodedFeature {
  properties: Record<string, string | number | boolean>
  /** Rings, lines or points in tile units. */
  geometry: { x: number; y: number }[][]
}

/** Layer name → features. */
export function decode(gzipped: Uint8Array): Record<string, DecodedFeature[]> {
  const tile = new VectorTile(new PbfReader(gunzipSync(gzipped)))
  return Object.fromEntries(
    Object.entries(tile.layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i) => {
        const feature = layer.feature(i)
        return { properties: feature.properties, geometry: feature.loadGeometry() } as DecodedFeature
      }),
    ]),
  )
}

/** Tile and position in tile units of a point in degrees. */
export function tileAt(z: number, [lon, lat]: readonly [number, number]) {
  const sin = Math.sin((lat * Math.PI) / 180)
  const wx = (lon / 360 + 0.5) * 2 ** z
  const wy = (0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * 2 ** z
  const [x, y] = [Math.floor(wx), Math.floor(wy)]
  return { z, x, y, px: (wx - x) * 4096, py: (wy - y) * 4096 }
}

/** Signed area of a feature's rings, in square tile units: holes count less. */
export function area({ geometry }: DecodedFeature): number {
  let doubled = 0
  for (const ring of geometry)
    for (let i = 1; i < ring.length; i++) doubled += ring[i - 1]!.x * ring[i]!.y - ring[i]!.x * ring[i - 1]!.y
  return doubled / 2
}

/** Even-odd rule over all rings. */
export function covers({ geometry }: DecodedFeature, px: number, py: number): boolean {
  let inside = false
  for (const ring of geometry)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!]
      if (a.y > py !== b.y > py && px < ((b.x - a.x) * (py - a.y)) / (b.y - a.y) + a.x) inside = !inside
    }
  return inside
}

/** Distance from a point to the nearest edge of a feature, in tile units. */
export function distance({ geometry }: DecodedFeature, px: number, py: number): number {
  let least = Infinity
  for (const line of geometry)
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!]
      const [dx, dy] = [b.x - a.x, b.y - a.y]
      const length = dx * dx + dy * dy
      const t = length ? Math.min(1, Math.max(0, ((px - a.x) * dx + (py - a.y) * dy) / length)) : 0
      least = Math.min(least, Math.hypot(px - a.x - t * dx, py - a.y - t * dy))
    }
  return least
}
