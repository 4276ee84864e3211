import type { Reference } from '../../geography/reference.ts'
import { notFound, type Resolution } from './resolution.ts'

/** Overseas collectivities, which no region's zoning covers: Saint-Pierre-et-Miquelon, Saint-Barthélemy, Saint-Martin, Pacific. */
const outside = /^(975|977|978|98\d)\d{2}$/

/**
 * An INSEE code as a file writes it → units of the current COG. Codes of former communes are carried to the
 * commune that holds them now; a leading zero that a spreadsheet ate is given back (`1001` → `01001`).
 */
export function resolveCode(written: string, reference: Reference): Resolution {
  const bare = written
    .replace(/^[='"]+|["']+$/g, '')
    .replace(/[.,]0+$/, '')
    .toUpperCase()
  const code = /^\d{4}$/.test(bare) ? `0${bare}` : bare
  if (!/^(\d{2}|2[AB])\d{3}$/.test(code)) return notFound('malformed')
  const arrondissements = reference.arrondissements.get(code)
  if (arrondissements) return { found: true, codes: arrondissements, how: 'city' }
  if (reference.communes.has(code))
    return { found: true, codes: [code], how: code === written ? 'direct' : 'padded' }
  const current = reference.former.get(code)?.current
  if (current && reference.communes.has(current)) {
    return { found: true, codes: reference.arrondissements.get(current) ?? [current], how: 'former' }
  }
  return notFound(outside.test(code) ? 'outside' : 'unknown')
}
