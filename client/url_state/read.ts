import type { LonLat } from '../../server/geography/schema.ts'
import type { Mode } from '../../server/places/schema.ts'
import type { ZoneClass } from '../../server/zoning/schema.ts'
import { isDay } from '../typography/dates.ts'
import {
  type Camera,
  defaultQuestion,
  defaultView,
  faces,
  MOST_COMPARED,
  type Question,
  ROWS_A_STEP,
  type SearchState,
  sorts,
  type View,
} from './search_state.ts'

const modeCodes: Mode[] = ['liberal', 'salarie', 'mixte']
const code = /^[A-Za-z0-9_-]{1,80}$/

/** Reads an address. What it does not understand takes its default: a link cut by a mailer still opens the page. */
export function readSearch(search: string): SearchState {
  const params = new URLSearchParams(search)
  return { question: readQuestion(params), view: readView(params) }
}

function readQuestion(params: URLSearchParams): Question {
  const specialty = params.get('specialite') ?? ''
  const training = params.get('formation') ?? ''
  const modes = modeCodes.filter((mode) => list(params.get('mode')).includes(mode))
  const point = readPoint(params.get('pres'))
  const km = Number(params.get('km'))
  const on = params.get('date') ?? ''
  return {
    specialty: code.test(specialty) ? specialty : defaultQuestion.specialty,
    training: code.test(training) ? training : null,
    modes: modes.length > 0 ? modes : defaultQuestion.modes,
    near: point && { point, label: params.get('pres_de') || `${point[1]}, ${point[0]}` },
    maxKm: point && Number.isInteger(km) && km >= 1 && km <= 1000 ? km : null,
    on: isDay(on) ? on : null,
  }
}

function readView(params: URLSearchParams): View {
  const sort = params.get('tri')
  const face = params.get('vue')
  const shown = Number(params.get('affiches'))
  const selected = params.get('lieu') ?? ''
  return {
    sort: sorts.find((known) => known === sort) ?? defaultView.sort,
    zones: list(params.get('zone')).filter((zone) => /^[A-Z_]{2,20}$/.test(zone)) as ZoneClass[],
    priorityOnly: params.get('prioritaires') === '1',
    region: matching(params.get('region'), /^\d{2}$/),
    department: matching(params.get('departement'), /^(\d{2,3}|2[AB])$/),
    text: (params.get('texte') ?? '').slice(0, 100),
    face: faces.find((known) => known === face) ?? defaultView.face,
    shown: Number.isInteger(shown) && shown > ROWS_A_STEP && shown <= 10_000 ? shown : ROWS_A_STEP,
    camera: readCamera(params.get('carte')),
    selected: code.test(selected) ? selected : null,
    compared: [...new Set(list(params.get('comparer')))]
      .filter((id) => code.test(id))
      .slice(0, MOST_COMPARED),
    pin: readPoint(params.get('point')),
  }
}

function list(value: string | null): string[] {
  return value ? value.split(',') : []
}

function matching(value: string | null, pattern: RegExp): string | null {
  return value !== null && pattern.test(value) ? value : null
}

/** `lon,lat` in degrees, or null. */
export function readPoint(value: string | null): LonLat | null {
  const numbers = (value ?? '').split(',').map(Number)
  const [lon, lat] = numbers
  if (numbers.length !== 2 || value === '' || lon === undefined || lat === undefined) return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}

function readCamera(value: string | null): Camera | null {
  const numbers = (value ?? '').split(',').map(Number)
  const [lon, lat, zoom] = numbers
  if (numbers.length !== 3 || lon === undefined || lat === undefined || zoom === undefined) return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && zoom >= 0 && zoom <= 22 ? { lon, lat, zoom } : null
}
