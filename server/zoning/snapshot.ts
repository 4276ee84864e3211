import type { RegionCode } from '../geography/schema.ts'
import type { Profession, PublicationEvidence, ZoningUnit } from './schema.ts'

/** The zoning of one profession on one day, over all regions; immutable. */
export interface ZoningSnapshot {
  profession: Profession
  on: string
  /** Names the set of publications, whatever the day: the same set has the same key. */
  key: string
  /** When the last of these publications was recorded; null where none is in force. */
  modified: Date | null
  publications: ReadonlyMap<RegionCode, PublicationEvidence>
  /** A unit of the current COG; null where no publication in force names it, and for cities with arrondissements. */
  unit(code: string): ZoningUnit | null
}

/** The three dates of an act; the signature and the publication may be unknown to us. */
export interface ActDates {
  signed_on: string | null
  published_on: string | null
  effective_on: string
}
