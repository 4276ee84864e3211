import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** An entry as it is shown: who did what, when, from where, to what. */
export const journalLine = z.object({
  number: z.number().int().positive(),
  recorded_at: z.string(),
  actor: z.string(),
  origin: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  detail: z.json(),
  before_sha256: sha256.nullable(),
  after_sha256: sha256.nullable(),
  hash: sha256,
})
export type JournalLine = z.infer<typeof journalLine>
