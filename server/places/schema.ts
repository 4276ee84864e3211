import { z } from 'zod'
import { communeCode, day, lonLat, regionCode } from '../geography/schema.ts'
import { profession, reportEntry, zoneClass } from '../zoning/schema.ts'

export const modes = ['liberal', 'salarie', 'mixte'] as const
export const mode = z.enum(modes, { error: 'mode attendu : liberal, salarie ou mixte' })
export type Mode = z.infer<typeof mode>

/** A place as the national list records it (domain.md §1.2 and §4), before any zoning is looked up. */
export const placeRecord = z.object({
  id: z.string(),
  profession,
  /** DES slugs; empty means every specialty (`toutes`). */
  specialties: z.array(z.string()),
  mode,
  posts: z.number().int(),
  posts_left: z.number().int(),
  structure: z.object({ name: z.string(), finess: z.string().nullable() }),
  employer: z.string().nullable(),
  address: z.string().nullable(),
  postal_code: z.string().nullable(),
  commune: z.object({ code: communeCode, name: z.string() }),
  region: regionCode,
  point: lonLat,
  /** true: the point is the commune's, not the structure's. */
  approximate: z.boolean(),
  functions: z.string(),
  contact: z.string().nullable(),
  chu: z.boolean(),
  opens_on: day,
  closes_on: day.nullable(),
  demonstration: z.boolean(),
})
export type PlaceRecord = z.infer<typeof placeRecord>

/** A place as the API shows it: the record, and its zone on the day asked (null: no zoning in force there). */
export const place = placeRecord.extend({
  zone: z.object({ class: zoneClass, label: z.string(), eligible: z.boolean().nullable() }).nullable(),
})
export type Place = z.infer<typeof place>

/** An immutable version of the national list. */
export const placeList = z.object({
  id: z.string(),
  effective_on: day,
  demonstration: z.boolean(),
  file_name: z.string(),
  sha256: z.string(),
  places: z.number().int(),
  recorded_at: z.iso.datetime({ offset: true }),
})
export type PlaceList = z.infer<typeof placeList>

/** The report of a national list file: the shape of a zoning report, with what counts for places. */
export const placesReport = z.object({
  valid: z.boolean(),
  demonstration: z.boolean(),
  file: z.object({
    name: z.string(),
    sha256: z.string(),
    format: z.enum(['csv', 'xlsx']).nullable(),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    /** rows = places_read + rows_refused */
    rows: z.number().int(),
    places_read: z.number().int(),
    rows_refused: z.number().int(),
  }),
  cog: z.string(),
  counts: z.object({
    places: z.number().int(),
    posts: z.number().int(),
    by_profession: z.record(z.string(), z.number().int()),
    by_region: z.record(z.string(), z.number().int()),
    by_mode: z.record(z.string(), z.number().int()),
    by_specialty: z.record(z.string(), z.number().int()),
  }),
  errors: z.array(reportEntry),
  warnings: z.array(reportEntry),
  infos: z.array(reportEntry),
  /** Against the list in force; null when there is none. */
  diff: z
    .object({
      against: z.string(),
      added: z.number().int(),
      removed: z.number().int(),
      changed: z.number().int(),
    })
    .nullable(),
})
export type PlacesReport = z.infer<typeof placesReport>
