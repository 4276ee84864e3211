import { z } from 'zod'
import { day, regionCode } from '../geography/schema.ts'
import { profession } from './schema.ts'

/** `data/zoning/manifest.json`: the act, the dates and the provenance of each file beside it. */
export const seedManifest = z.object({
  publications: z.array(
    z.object({
      file: z.string(),
      profession,
      region: regionCode,
      act: z.string().min(1),
      signed_on: day.nullable(),
      published_on: day.nullable(),
      effective_on: day,
      effective_on_is_latest: z.boolean(),
      provenance: z.string().nullable(),
    }),
  ),
})
export type SeedManifest = z.infer<typeof seedManifest>
