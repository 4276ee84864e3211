import { normalizeName } from '../geography/names.ts'
import type { LonLat } from '../geography/schema.ts'
import type { Profession, ZoneClass } from '../nomenclature/schema.ts'
import { distanceKm } from './distance.ts'
import type { Mode, Place, PlaceRecord } from './schema.ts'

export const sorts = ['name', 'commune', 'distance', 'opens_on', 'posts'] as const
export type PlaceSort = (typeof sorts)[number]

export interface PlaceFilters {
  profession?: Profession
  /** DES slug; a place open to every specialty matches. */
  specialty?: string
  regions?: readonly string[]
  modes?: readonly Mode[]
  zones?: readonly ZoneClass[]
  /** `[west, south, east, north]`, degrees. */
  bbox?: readonly [number, number, number, number]
  near?: LonLat
  /** Kilometres; with `near`. */
  radius_km?: number
  /** Every word must appear in the structure, the commune, the functions or an identifier; accents and case ignored. */
  q?: string
  /** Only the places open on this day, with a post left. */
  open_on?: string
}

/** The places that pass every filter given, in the order of the list. */
export function filterPlaces<P extends Place>(places: readonly P[], filters: PlaceFilters): P[] {
  const words = filters.q ? normalizeName(filters.q).split(' ').filter(Boolean) : []
  // « %_ » has no word in it: it names no place, rather than all of them.
  if (filters.q?.trim() && words.length === 0) return []
  return places.filter(
    (place) =>
      (!filters.profession || place.profession === filters.profession) &&
      (!filters.specialty || takesSpecialty(place, filters.specialty)) &&
      (!filters.regions || filters.regions.includes(place.region)) &&
      (!filters.modes || filters.modes.includes(place.mode)) &&
      (!filters.zones || (place.zone !== null && filters.zones.includes(place.zone.class))) &&
      (!filters.bbox || inBox(place.point, filters.bbox)) &&
      (!filters.near ||
        filters.radius_km === undefined ||
        distanceKm(place.point, filters.near) <= filters.radius_km) &&
      (!filters.open_on || isOpen(place, filters.open_on)) &&
      (words.length === 0 || hasWords(place, words)),
  )
}

/** A place without specialties is open to every one (`toutes`). */
export function takesSpecialty({ specialties }: PlaceRecord, specialty: string): boolean {
  return specialties.length === 0 || specialties.includes(specialty)
}

/** Opened, not closed yet (the closing day itself is still open), with a post left. */
export function isOpen({ opens_on, closes_on, posts_left }: PlaceRecord, on: string): boolean {
  return opens_on <= on && (closes_on === null || on <= closes_on) && posts_left > 0
}

function inBox(
  [lon, lat]: LonLat,
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  const inside = west <= east ? west <= lon && lon <= east : west <= lon || lon <= east
  return inside && south <= lat && lat <= north
}

const searchable = new WeakMap<PlaceRecord, string>()

function hasWords(place: PlaceRecord, words: string[]): boolean {
  let text = searchable.get(place)
  if (text === undefined) {
    const { structure, commune, functions, postal_code, id } = place
    text = normalizeName(
      [structure.name, commune.name, commune.code, postal_code, functions, structure.finess, id].join(' '),
    )
    searchable.set(place, text)
  }
  return words.every((word) => text.includes(word))
}

const names = new Intl.Collator('fr', { sensitivity: 'base', numeric: true })

type SortKey = string | number

const keyOf: Record<PlaceSort, (place: PlaceRecord, near?: LonLat) => SortKey> = {
  name: (place) => place.structure.name,
  commune: (place) => place.commune.name,
  distance: (place, near) => (near ? distanceKm(place.point, near) : 0),
  opens_on: (place) => place.opens_on,
  posts: (place) => -place.posts_left,
}

/** Where a page ends: what the next one starts after, even if the list changed meanwhile. */
export interface PagePosition {
  key: SortKey
  id: string
}

export interface PlacePage<P> {
  items: P[]
  total: number
  next: PagePosition | null
}

/** One page of the filtered places; ties are ordered by identifier, so that the order never depends on chance. */
export function sortPlaces<P extends Place>(
  places: readonly P[],
  sort: PlaceSort,
  { near, limit, after }: { near?: LonLat; limit: number; after?: PagePosition },
): PlacePage<P> {
  const keyed = places.map((place) => ({ place, key: keyOf[sort](place, near), id: place.id })).sort(compare)
  const from = after ? keyed.findIndex((entry) => compare(entry, after) > 0) : 0
  const page = from < 0 ? [] : keyed.slice(from, from + limit)
  const last = page.at(-1)
  const more = from >= 0 && from + page.length < keyed.length
  return {
    items: page.map(({ place }) => place),
    total: places.length,
    next: more && last ? { key: last.key, id: last.id } : null,
  }
}

function compare(a: PagePosition, b: PagePosition): number {
  const byKey =
    typeof a.key === 'number' && typeof b.key === 'number'
      ? a.key - b.key
      : names.compare(String(a.key), String(b.key))
  return byKey || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
