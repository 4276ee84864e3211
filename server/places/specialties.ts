import type { Specialty } from '../nomenclature/schema.ts'

export interface SpecialtyNames {
  /** DES slug for a slug or an ANS code (`SM54` → `medecine-generale`), null when unknown. */
  slug(name: string): string | null
}

/**
 * One name per DES: its slug, or any ANS code of the qualifications it leads to (domain.md §4: a qualification is not a DES).
 * A code that several DES share answers the first by order of the table, which lists a DES's own code first.
 */
export function createSpecialtyNames(specialties: ReadonlyMap<string, Specialty>): SpecialtyNames {
  const slugs = new Map<string, string>()
  const add = (name: string, slug: string) => slugs.has(name) || slugs.set(name, slug)
  for (const { code } of specialties.values()) add(code, code)
  for (const { code, ans_code } of specialties.values()) if (ans_code) add(ans_code.toLowerCase(), code)
  for (const { code, ans_codes } of specialties.values())
    for (const ans of ans_codes) add(ans.toLowerCase(), code)
  return { slug: (name) => slugs.get(name.trim().toLowerCase()) ?? null }
}
