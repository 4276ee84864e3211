import type { Reference } from '../geography/reference.ts'
import type { ZoningUnit } from './schema.ts'

/**
 * A city that is zoned by arrondissement, as one unit: their class when they share one, else `NC` with the count of
 * each. null when the code is not such a city's, or no arrondissement is classed.
 */
export function cityUnit(
  code: string,
  unit: (code: string) => ZoningUnit | null,
  { arrondissements, communes }: Reference,
): ZoningUnit | null {
  const parts = (arrondissements.get(code) ?? []).map(unit).filter((each) => each !== null)
  if (parts.length === 0) return null
  const counts = new Map<string, number>()
  for (const part of parts) counts.set(part.class, (counts.get(part.class) ?? 0) + 1)
  const nothing = { code, territory_code: null, territory_name: null }
  if (counts.size === 1) return { ...nothing, class: parts[0]!.class, note: null }
  const each = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([name, count]) => `${name} (${count})`)
    .join(', ')
  const name = communes.get(code)?.name ?? code
  return { ...nothing, class: 'NC', note: `${name} est classée par arrondissement\u00a0: ${each}.` }
}
