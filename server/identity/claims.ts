import { z } from 'zod'
import type { Person } from './schema.ts'

/** What a provider says of a person, in our words. */
export interface Claims
  extends Pick<
    Person,
    'kind' | 'given_name' | 'usual_name' | 'email' | 'rpps' | 'profession' | 'savoir_faire'
  > {
  subject: string
  siret: string | null
}

const text = z
  .string()
  .trim()
  .min(1)
  .nullish()
  .transform((value) => value ?? null)
  .catch(null)

const agentClaims = z.object({
  sub: z.string().min(1),
  given_name: text,
  usual_name: text,
  email: text,
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullish()
    .transform((value) => value ?? null)
    .catch(null),
})

/** ProConnect: `given_name usual_name email uid siret` (domain.md §7). @throws ZodError without `sub` */
export function readAgent(claims: unknown): Claims {
  const { sub, ...said } = agentClaims.parse(claims)
  return { kind: 'agent', subject: sub, ...said, rpps: null, profession: null, savoir_faire: null }
}

const code = z
  .union([z.string(), z.number()])
  .transform(String)
  .nullish()
  .transform((value) => value ?? null)
  .catch(null)

const beneficiaryClaims = z.object({
  sub: z.string().min(1),
  given_name: text,
  family_name: text,
  SubjectNameID: text,
  SubjectRefPro: z
    .object({ exercices: z.array(z.object({ codeProfession: code, codeSavoirFaire: code })).catch([]) })
    .nullish()
    .catch(null),
})

/**
 * Pro Santé Connect: RPPS, profession and savoir-faire. The names of its claims are recalled, not read in its
 * documentation (domain.md §7 names the contents only): check them against it before opening.
 * The RPPS is written after an 8 that says which kind of number it is. @throws ZodError without `sub`
 */
export function readBeneficiary(claims: unknown): Claims {
  const { sub, given_name, family_name, SubjectNameID, SubjectRefPro } = beneficiaryClaims.parse(claims)
  const practice = SubjectRefPro?.exercices[0]
  return {
    kind: 'beneficiary',
    subject: sub,
    given_name,
    usual_name: family_name,
    // Not needed: a beneficiary is reached through the service, or by an address that they give.
    email: null,
    siret: null,
    rpps: /^8?(\d{11})$/.exec(SubjectNameID ?? '')?.[1] ?? null,
    profession: practice?.codeProfession ?? null,
    savoir_faire: practice?.codeSavoirFaire ?? null,
  }
}
