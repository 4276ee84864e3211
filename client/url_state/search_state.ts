import type { LonLat } from '../../server/geography/schema.ts'
import type { Mode } from '../../server/places/schema.ts'
import type { ZoneClass } from '../../server/zoning/schema.ts'

/** What the sentence asks. `null`: left open. */
export interface Question {
  /** DES slug. */
  specialty: string
  /** University code of our table (`tours`), or `region-24` when only the region is known. */
  training: string | null
  modes: Mode[]
  near: { point: LonLat; label: string } | null
  /** Kilometres around `near`. */
  maxKm: number | null
  /** Day of installation; null: today. */
  on: string | null
}

export const sorts = ['priority', 'distance', 'stability', 'apl'] as const
export type Sort = (typeof sorts)[number]

export const faces = ['liste', 'carte', 'ecartes'] as const
/** What a small screen shows, and whether the left column tells the open or the excluded places. */
export type Face = (typeof faces)[number]

export interface Camera {
  lon: number
  lat: number
  zoom: number
}

/** Filters and view: what narrows or shows the answer without changing the question. */
export interface View {
  sort: Sort
  zones: ZoneClass[]
  priorityOnly: boolean
  region: string | null
  department: string | null
  text: string
  face: Face
  /** Rows drawn; the rest waits behind « Afficher la suite ». */
  shown: number
  camera: Camera | null
  selected: string | null
  compared: string[]
  /** The point whose zone is asked. */
  pin: LonLat | null
}

export interface SearchState {
  question: Question
  view: View
}

export const ROWS_A_STEP = 25
export const MOST_COMPARED = 4

export const defaultQuestion: Question = {
  specialty: 'medecine-generale',
  training: null,
  modes: ['liberal', 'salarie', 'mixte'],
  near: null,
  maxKm: null,
  on: null,
}

export const defaultView: View = {
  sort: 'priority',
  zones: [],
  priorityOnly: false,
  region: null,
  department: null,
  text: '',
  face: 'liste',
  shown: ROWS_A_STEP,
  camera: null,
  selected: null,
  compared: [],
  pin: null,
}
