import { z } from 'zod'
import { day, regionCode, regionCodes } from '../geography/schema.ts'
import { exportFormats } from './export/export.ts'
import { profession } from './schema.ts'

const limitExpected = 'un entier de 1 à 1000'
const limit = z
  .string()
  .regex(/^\d{1,4}$/, limitExpected)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 1000, limitExpected)
  .default(100)
const format = z.enum(exportFormats, `format attendu, parmi ${exportFormats.join(', ')}`)
const id = z.string().max(60)
const statuses = ['to_come', 'in_force', 'replaced', 'withdrawn'] as const

export const listQuery = z.object({
  profession: profession.optional(),
  region: regionCode.optional(),
  /** The day of the statuses. */
  on: day.optional(),
  status: z.enum(statuses, `statut attendu, parmi ${statuses.join(', ')}`).optional(),
  limit,
  cursor: id.optional(),
})
export const zoningPath = z.object({ id })
export const withdrawal = z.object({
  on: day,
  motive: z
    .string('un motif est attendu : il est publié avec le retrait')
    .trim()
    .min(1, 'un motif est attendu : il est publié avec le retrait')
    .max(2000, '2 000 caractères au plus'),
})
export const diffQuery = z.object({ against: id.optional() })
export const exportQuery = z.object({ format })
export const exportInForceQuery = z.object({
  profession,
  region: regionCode.optional(),
  on: day.optional(),
  format,
})

/** The fields beside the file; with `effective_on`, the dates are checked too. */
export const checkFields = z.object({
  profession,
  region: z
    .enum([...regionCodes, 'all'], `code de région attendu, parmi ${regionCodes.join(', ')}, ou all`)
    .optional(),
  signed_on: day.optional(),
  published_on: day.optional(),
  effective_on: day.optional(),
})
