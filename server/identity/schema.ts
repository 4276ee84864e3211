import { z } from 'zod'
import { regionCode } from '../geography/schema.ts'

/** What an administrator grants. A beneficiary is one by their provider; everybody is `public`. */
export const grantedRoles = ['ars_referent', 'employer', 'national_manager', 'administrator'] as const
export const roleNames = ['public', 'beneficiary', ...grantedRoles] as const
export type RoleName = (typeof roleNames)[number]

/** A role and what it is held over: the region of a referent, the places of an employer. */
export const role = z.object({
  role: z.enum(roleNames),
  region: regionCode.nullable(),
  places: z.array(z.string()).nullable(),
})
export type Role = z.infer<typeof role>

const instant = z.string().meta({ description: 'ISO 8601 instant with zone' })

export const person = z.object({
  id: z.string(),
  kind: z.enum(['agent', 'beneficiary']),
  given_name: z.string().nullable(),
  usual_name: z.string().nullable(),
  email: z.string().nullable(),
  organisation: z.object({ siret: z.string(), name: z.string() }).nullable(),
  rpps: z.string().nullable(),
  profession: z.string().nullable(),
  savoir_faire: z.string().nullable(),
  created_at: instant,
  erasure_asked_at: instant.nullable(),
  disabled_at: instant.nullable(),
})
export type Person = z.infer<typeof person>

export const session = z.object({
  id: z.string(),
  created_at: instant,
  seen_at: instant,
  expires_at: instant,
  browser: z.string().nullable(),
  current: z.boolean(),
})

/** What a script may do with a token: no more than its owner, and only this. */
export const scopes = ['read', 'zoning', 'places', 'administration'] as const
export type Scope = (typeof scopes)[number]

export const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  created_at: instant,
  expires_at: instant,
  used_at: instant.nullable(),
})
