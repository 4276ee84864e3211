import { z } from 'zod'

/** INSEE code of a commune or of a municipal arrondissement: text of 5 characters (`01001`, `2A004`, `97302`). */
export const communeCode = z
  .string()
  .regex(/^(\d{2}|2[AB])\d{3}$/, 'code INSEE attendu : 5 caractères, par exemple 37261 ou 2A004')
  .meta({ description: 'INSEE code, 5 characters', example: '37261' })

export const regionCodes = [
  '01', '02', '03', '04', '06', '11', '24', '27', '28', '32', '44', '52', '53', '75', '76', '84', '93', '94',
] as const // biome-ignore format: a code list reads better in one row

/** INSEE region code, 2 characters. One ARS per region. */
export const regionCode = z.enum(regionCodes, {
  error: `code de région INSEE attendu, parmi ${regionCodes.join(', ')}`,
})
export type RegionCode = (typeof regionCodes)[number]

/** A calendar day `YYYY-MM-DD` that exists (30 February is refused). */
export const day = z.iso.date('date attendue au format AAAA-MM-JJ, par exemple 2026-11-01')

/** `[lon, lat]`, WGS 84, degrees. */
export const lonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export type LonLat = z.infer<typeof lonLat>

export const aplYears = [2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023] as const

/**
 * A commune of COG 2026, or one of the 45 municipal arrondissements of Paris, Lyon and Marseille.
 * `apl`: consultations a year per standardised inhabitant (DREES), by year; a year without a figure is absent.
 * `point` lies inside the unit.
 */
export const commune = z.object({
  code: communeCode,
  name: z.string(),
  kind: z.enum(['commune', 'arrondissement']),
  parent: communeCode.nullable(),
  department: z.string(),
  region: regionCode,
  postal_codes: z.array(z.string()),
  population: z.number().int().nullable(),
  apl: z.partialRecord(z.enum(aplYears.map(String) as [string, ...string[]]), z.number()),
  point: lonLat,
})
export type Commune = z.infer<typeof commune>

/** What the search box shows of a commune; `match` says which of its names or codes answered. */
export const communeSuggestion = commune
  .pick({
    code: true,
    name: true,
    kind: true,
    department: true,
    region: true,
    postal_codes: true,
    population: true,
    point: true,
  })
  .extend({ department_name: z.string(), match: z.enum(['name', 'alias', 'postal_code', 'code']) })
export type CommuneSuggestion = z.infer<typeof communeSuggestion>
