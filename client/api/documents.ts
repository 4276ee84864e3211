import type { Commune, CommuneSuggestion } from '../../server/geography/schema.ts'
import type { Match, Matches } from '../../server/matching/schema.ts'
import type { Place, PlaceList } from '../../server/places/schema.ts'
import type {
  Profession,
  Publication,
  PublicationEvidence,
  Report,
  Zone,
  ZoneAt,
  ZonePeriod,
} from '../../server/zoning/schema.ts'

export type {
  CommuneSuggestion,
  Match,
  Matches,
  Place,
  PlaceList,
  Publication,
  PublicationEvidence,
  Report,
  Zone,
  ZoneAt,
  ZonePeriod,
}

/** Every list of the API. */
export interface Page<T> {
  items: T[]
  total: number
  next_cursor: string | null
}

/** `GET /communes/{code}` */
export interface CommuneAnswer extends Commune {
  department_name: string
  region_name: string
  ars: { name: string; url: string }
  arrondissements: { code: string; name: string; class: string | null }[]
  profession: Profession
  on: string
  zone: Zone | null
  publication: PublicationEvidence | null
  history: ZonePeriod[]
}

/** `GET /config` */
export interface ServiceConfig {
  /** Base address of the national geocoder, null when the service runs without it. */
  geocoder: string | null
  basemap: string | null
  /** Displayed name of the national manager of the list. */
  manager: string
  demo: boolean
  cog: string
  today: string
}

/** `GET /places/{id}`: the place with its zone in full, the act behind it and the ARS to ask. */
export interface PlaceAnswer extends Place {
  on: string
  list: PlaceList
  zone_detail: Zone | null
  publication: PublicationEvidence | null
  ars: { name: string; url: string } | null
}
