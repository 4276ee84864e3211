import { z } from 'zod'
import type { LonLat } from '../geography/schema.ts'

/** A number written out: an empty or blank parameter is not zero. */
export const decimal = (expected: string) =>
  z
    .string(expected)
    .regex(/^[+-]?(\d+\.?\d*|\.\d+)$/, expected)
    .transform(Number)

/** `a,b` or the parameter repeated → `['a', 'b']`, each one of `values`; never empty. */
export function listOf<const T extends readonly [string, ...string[]]>(values: T, what: string) {
  const expected = `${what} parmi ${values.join(', ')}, séparés par des virgules`
  return z
    .union([z.string(), z.array(z.string())], expected)
    .transform((given) => [given].flat().flatMap((part) => part.split(',').map((each) => each.trim())))
    .refine((parts): parts is T[number][] => parts.every((part) => values.includes(part)), expected)
    .meta({ description: expected })
}

const nearExpected = 'point attendu : longitude,latitude en degrés, par exemple 0.69,47.39'

/** `lon,lat` in degrees. */
export const nearPoint = z
  .string(nearExpected)
  .transform((text) => numbers(text))
  .refine((n) => n.length === 2 && Math.abs(n[0]!) <= 180 && Math.abs(n[1]!) <= 90, nearExpected)
  .transform((n) => n as unknown as LonLat)
  .meta({ description: nearExpected, example: '0.69,47.39' })

const boxExpected = 'emprise attendue : ouest,sud,est,nord en degrés, par exemple -5.2,47.2,-1,48.9'

/** `west,south,east,north` in degrees. */
export const boundingBox = z
  .string(boxExpected)
  .transform((text) => numbers(text))
  .refine(
    ([west, south, east, north, ...rest]) =>
      rest.length === 0 &&
      [west, east].every((lon) => lon !== undefined && Math.abs(lon) <= 180) &&
      [south, north].every((lat) => lat !== undefined && Math.abs(lat) <= 90) &&
      south! <= north!,
    boxExpected,
  )
  .transform((n) => n as unknown as [number, number, number, number])
  .meta({ description: boxExpected })

/** Empty when one part is not a number. */
function numbers(text: string): number[] {
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  return parts.every(Number.isFinite) ? parts : []
}

const kilometresExpected = 'distance attendue : un nombre de kilomètres de 0 à 20000'

export const kilometres = decimal(kilometresExpected)
  .refine((km) => km >= 0 && km <= 20_000, kilometresExpected)
  .meta({ description: 'Kilometres, great circle' })
