import { z } from 'zod'
import { communeCode, day, regionCode } from '../geography/schema.ts'
import {
  type Profession,
  profession,
  professionCodes,
  type ZoneClass,
  zoneClass,
  zoneClassCodes,
} from '../nomenclature/schema.ts'

export { type Profession, profession, professionCodes, type ZoneClass, zoneClass, zoneClassCodes }

/** A zoning is a set of these: one unit (commune or arrondissement of the current COG), one class. */
export interface ZoningUnit {
  code: string
  class: ZoneClass
  /** TVS or BVCV, when the file names it. */
  territory_code: string | null
  territory_name: string | null
  /** Why the unit is `NC`, when the file or the rule says it. */
  note: string | null
}

/** What a zone answer carries. `eligible` is null where domain.md §8 leaves the question open. */
export const zone = z.object({
  class: zoneClass,
  label: z.string(),
  eligible: z.boolean().nullable(),
  why: z.string(),
  territory: z.object({ code: z.string().nullable(), name: z.string().nullable() }).nullable(),
  source: z.enum(['commune', 'qpv', 'polygon']),
  note: z.string().nullable(),
})
export type Zone = z.infer<typeof zone>

/**
 * The three dates of a zoning act. `signed_on` and `published_on` are null where the act is not known to us;
 * `effective_on_is_latest` says that the zoning was seen in force on `effective_on` and may be older.
 */
export const publicationEvidence = z.object({
  id: z.string(),
  profession,
  region: regionCode,
  act: z.string(),
  signed_on: day.nullable(),
  published_on: day.nullable(),
  effective_on: day,
  effective_on_is_latest: z.boolean(),
  provenance: z.string().nullable(),
  sha256: z.string(),
})
export type PublicationEvidence = z.infer<typeof publicationEvidence>

export const publication = publicationEvidence.extend({
  status: z.enum(['to_come', 'in_force', 'replaced', 'withdrawn']),
  units: z.number().int(),
  by_class: z.partialRecord(zoneClass, z.object({ units: z.number().int(), population: z.number().int() })),
  recorded_at: z.iso.datetime({ offset: true }),
  withdrawn_on: day.nullable(),
})
export type Publication = z.infer<typeof publication>

/** One period of a unit's history: `to` is the day before the next one, null for the last. */
export const zonePeriod = z.object({
  class: zoneClass,
  from: day,
  from_is_latest: z.boolean(),
  to: day.nullable(),
  publication: publicationEvidence,
})
export type ZonePeriod = z.infer<typeof zonePeriod>

export const reportSample = z.object({
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  geometry: z.unknown().optional(),
})
export const reportEntry = z.object({
  code: z.string(),
  level: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  count: z.number().int(),
  samples: z.array(reportSample),
})
export type ReportEntry = z.infer<typeof reportEntry>

/** The report of the contract; the same on the command line, in the API and on the screen. */
export const report = z.object({
  valid: z.boolean(),
  file: z.object({
    name: z.string(),
    sha256: z.string(),
    format: z.string().nullable(),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    /** rows = units_read + rows_merged + rows_refused */
    rows: z.number().int(),
    units_read: z.number().int(),
    rows_merged: z.number().int(),
    rows_refused: z.number().int(),
  }),
  profession,
  region: z.union([regionCode, z.literal('all')]).nullable(),
  cog: z.string(),
  counts: z.object({
    units: z.number().int(),
    by_class: z.partialRecord(zoneClass, z.number().int()),
    population_by_class: z.partialRecord(zoneClass, z.number().int()),
  }),
  errors: z.array(reportEntry),
  warnings: z.array(reportEntry),
  infos: z.array(reportEntry),
  diff: z
    .object({
      against: z.array(z.string()),
      changed: z.number().int(),
      changes: z.array(
        z.object({
          from: zoneClass.nullable(),
          to: zoneClass.nullable(),
          units: z.number().int(),
          population: z.number().int(),
          samples: z.array(communeCode),
        }),
      ),
    })
    .nullable(),
})
export type Report = z.infer<typeof report>

/** `GET /zonings/{id}/diff`: against the zoning that this one replaces, unless another is asked. */
export const zoningDiff = z.object({
  id: z.string(),
  against: z.string().nullable(),
  changed: z.number().int(),
  changes: report.shape.diff.unwrap().shape.changes,
  units: z.array(
    z.object({
      code: communeCode,
      name: z.string(),
      population: z.number().int().nullable(),
      from: zoneClass.nullable(),
      to: zoneClass.nullable(),
    }),
  ),
})
export type ZoningDiff = z.infer<typeof zoningDiff>

/** `GET /zones/at` */
export const zoneAt = z.object({
  profession,
  on: day,
  commune: z.object({ code: communeCode, name: z.string(), region: regionCode }),
  zone,
  publication: publicationEvidence,
})
export type ZoneAt = z.infer<typeof zoneAt>
