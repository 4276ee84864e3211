import type { PlaceContext } from './context.ts'
import { parsePlace } from './parse.ts'
import type { ReadPlaces } from './read.ts'
import type { PlaceRecord, PlacesReport } from './schema.ts'

export interface ValidatedPlaces {
  places: PlaceRecord[]
  report: PlacesReport
}

/**
 * The places of a file and its report. A list with one error is not valid and stores nothing.
 * `current`: the list in force, to say what changes. Every data row is read or refused, never dropped.
 */
export function validatePlaces(
  read: ReadPlaces,
  context: PlaceContext & { cog: string },
  current: { id: string; places: readonly PlaceRecord[] } | null = null,
): ValidatedPlaces {
  const { findings } = read
  const byId = new Map<string, PlaceRecord>()
  for (const row of read.places) {
    if (row.tooLong) {
      findings.add('row_too_long', { row: row.row, column: null, value: row.cells.identifiant })
      continue
    }
    const place = parsePlace(row, context, (code, column, value = row.cells[column]) =>
      findings.add(code, { row: row.row, column, value: value.slice(0, 200) }),
    )
    if (!place) continue
    if (byId.has(place.id))
      findings.add('identifier_twice', { row: row.row, column: 'identifiant', value: place.id })
    else byId.set(place.id, place)
  }
  const places = [...byId.values()]
  const demonstration = places.some((place) => place.demonstration)
  for (const place of places)
    if (demonstration && !place.demonstration)
      findings.add('demonstration_mixed', { row: null, column: 'identifiant', value: place.id })
  if (demonstration) findings.add('demonstration_list', { row: null, column: null, value: null })
  const errors = findings.at('error')
  const report: PlacesReport = {
    valid: errors.length === 0,
    demonstration,
    file: {
      ...read.file,
      rows: read.rows,
      places_read: places.length,
      rows_refused: read.rows - places.length,
    },
    cog: context.cog,
    counts: {
      places: places.length,
      posts: places.reduce((sum, place) => sum + place.posts, 0),
      by_profession: count(places, (place) => [place.profession]),
      by_region: count(places, (place) => [place.region]),
      by_mode: count(places, (place) => [place.mode]),
      by_specialty: count(places, (place) => (place.specialties.length ? place.specialties : ['toutes'])),
    },
    errors,
    warnings: findings.at('warning'),
    infos: findings.at('info'),
    diff: current && compare(current, byId),
  }
  return { places, report }
}

function count(places: PlaceRecord[], keys: (place: PlaceRecord) => string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const place of places) for (const key of keys(place)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function compare(
  current: { id: string; places: readonly PlaceRecord[] },
  next: Map<string, PlaceRecord>,
): PlacesReport['diff'] {
  const kept = current.places.filter((place) => next.has(place.id))
  return {
    against: current.id,
    added: next.size - kept.length,
    removed: current.places.length - kept.length,
    changed: kept.filter((place) => JSON.stringify(place) !== JSON.stringify(next.get(place.id))).length,
  }
}
