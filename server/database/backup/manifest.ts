import { z } from 'zod'

export const FORMAT = 'sauvegarde de carte-cesp'
export const FORMAT_VERSION = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The first file of a backup: all that is needed to judge the others. */
export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  format_version: z.literal(FORMAT_VERSION),
  /** When the snapshot was taken. */
  taken_at: z.iso.datetime(),
  database: z.object({ engine: z.enum(['embedded', 'server']), version: z.string() }),
  /** What the tables went through: they are loaded in a database that went through the same. */
  migrations: z.array(z.object({ name: z.string(), sha256 })).min(1),
  /** In an order where each comes after those that it refers to; the archive's own. */
  tables: z.array(
    z.object({
      name: z.string(),
      /** Path in the archive. */
      file: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      rows: z.int().min(0),
      bytes: z.int().min(0),
      sha256,
    }),
  ),
  sequences: z.array(
    z.object({ name: z.string(), last_value: z.string().regex(/^-?\d+$/), is_called: z.boolean() }),
  ),
})

export type Manifest = z.infer<typeof manifestSchema>
