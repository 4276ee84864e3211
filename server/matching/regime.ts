import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { StartFailure } from '../database/failure.ts'
import { day } from '../geography/schema.ts'

export const regimeCodes = ['decrets_2010_2013', 'r631_24'] as const
export type RegimeCode = (typeof regimeCodes)[number]

/** `value` is null where domain.md §8 leaves the question open; `mark` is the page's (`V 11`, `R`, `I`, `open`). */
const rule = <T extends z.ZodType>(value: T) =>
  z.object({ value: value.nullable(), text: z.string(), mark: z.string(), source: z.string() })

const regime = z.object({
  code: z.enum(regimeCodes),
  label: z.string(),
  text: z.string(),
  signed_before: day.nullable(),
  signed_from: day.nullable(),
  source: z.string(),
  rules: z.object({
    list_required: rule(z.boolean()),
    own_project: rule(z.boolean()),
    eligible_zone: rule(z.boolean()),
    regional_priority: rule(z.boolean()),
    ranked_wishes: rule(z.number().int()),
    arbitration_months: rule(z.number().int()),
    chu_excluded: rule(z.boolean()),
    safeguard_years: rule(z.number().int()),
  }),
})
/** The rules of the contracts signed in one period (domain.md §0.3). */
export type Regime = z.infer<typeof regime>

const regimeFile = z.object({ default: z.enum(regimeCodes), regimes: z.array(regime) })

export interface Regimes {
  default: RegimeCode
  byCode: ReadonlyMap<RegimeCode, Regime>
}

/** `data/reference/regimes.json`. @throws StartFailure when it is missing or does not have the expected shape */
export function loadRegimes(dir: string): Regimes {
  const path = join(dir, 'regimes.json')
  try {
    const read = regimeFile.parse(JSON.parse(readFileSync(path, 'utf8')))
    return { default: read.default, byCode: new Map(read.regimes.map((each) => [each.code, each])) }
  } catch (cause) {
    throw new StartFailure(
      `Fichier de référence illisible : ${path} (${(cause as Error).message}). Restaurez-le (git checkout data/reference).`,
    )
  }
}
