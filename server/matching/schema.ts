import { z } from 'zod'
import { day } from '../geography/schema.ts'
import { place } from '../places/schema.ts'
import { publicationEvidence, zoneAt, zoneClass } from '../zoning/schema.ts'

export const reasonCodes = [
  'profession', // the place is for the candidate's profession
  'specialty', // the place asks for the candidate's specialty, or for all
  'mode', // one of the modes asked for
  'open', // open on the day asked
  'posts', // at least one post left
  'zone', // its zone is open to the CESP on the day asked
  'distance', // within the distance asked
  'regional_priority', // in the region of the candidate's UFR (never excludes)
] as const
export const reasonCode = z.enum(reasonCodes)

/** One reason of an answer, in words, with the facts it stands on. */
export const reason = z.object({
  code: reasonCode,
  ok: z.boolean(),
  text: z.string(),
  /** What proves it: values of the place, the text the rule comes from, the publication of the zoning. */
  evidence: z.object({
    source: z.string(),
    value: z.string().nullable(),
    expected: z.string().nullable(),
    publication: publicationEvidence.nullable(),
  }),
})
export type Reason = z.infer<typeof reason>

/** How long the place's commune has kept a class open to the CESP without a break, as far as known publications go. */
export const stability = z.object({
  eligible_since: day.nullable(),
  /** true: already so at the oldest known publication, so it may be older. */
  at_least: z.boolean(),
  days: z.number().int().nullable(),
  announced: z.object({ class: zoneClass, from: day }).nullable(),
})
export type Stability = z.infer<typeof stability>

export const match = z.object({
  place,
  eligible: z.boolean(),
  priority: z.boolean(),
  reasons: z.array(reason),
  zone: zoneAt.shape.zone.nullable(),
  distance_km: z.number().nullable(),
  stability,
})
export type Match = z.infer<typeof match>

export const matches = z.object({
  on: day,
  total: z.number().int(),
  eligible: z.number().int(),
  priority: z.number().int(),
  ineligible: z.number().int(),
  demonstration: z.boolean(),
  items: z.array(match),
})
export type Matches = z.infer<typeof matches>
