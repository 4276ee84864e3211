import type { CogEntry, Unit } from './cog.ts'
import { type Ending, heirsOf, RENUMBERED } from './movements.ts'

export interface FormerCommune {
  former: string
  /** Last name the code had. */
  name: string
  current: string
  /** Day the code ceased to be a commune; empty when the COG does not say. */
  since: string
  /** `divided`: shared between several communes, of which `current` is the most populated. */
  how: 'merged' | 'renumbered' | 'divided' | 'delegated' | 'associated'
}

/** Did the commune only change codes, whatever the number of times, without losing its territory in another? */
function isRenumbering(ending: Ending, endings: Map<string, Ending[]>): boolean {
  if (!RENUMBERED.has(ending.mod)) return false
  const next = endings.get(ending.heirs[0]!)?.find(({ since }) => since >= ending.since)
  return !next || isRenumbering(next, endings)
}

/**
 * Every code that has been a commune since 1943, or is a déléguée or associée today, and is not itself a
 * commune of COG 2026, with the current commune that holds its territory.
 */
export function listFormerCommunes(
  entries: CogEntry[],
  units: Unit[],
  endings: Map<string, Ending[]>,
): FormerCommune[] {
  const population = new Map(units.map((unit) => [unit.code, unit.population]))
  const current = new Set(units.map((unit) => unit.code))
  const former = new Map<string, FormerCommune>()
  for (const [code, list] of endings) {
    const last = list.at(-1)
    if (!last || current.has(code)) continue
    const heirs = heirsOf(code, last.since, endings, current)
    const heir = heirs.toSorted((a, b) => population.get(b)! - population.get(a)!)[0]
    if (!heir) continue
    const how = heirs.length > 1 ? 'divided' : isRenumbering(last, endings) ? 'renumbered' : 'merged'
    former.set(code, { former: code, name: last.name, current: heir, since: last.since, how })
  }
  for (const { code, nom, type, chefLieu } of entries) {
    if ((type !== 'commune-deleguee' && type !== 'commune-associee') || current.has(code)) continue
    if (!chefLieu || !current.has(chefLieu)) throw new Error(`COG : chef-lieu inconnu pour ${code} ${nom}`)
    // The code of a chef-lieu given up for another: a file that has it means the whole commune.
    if (former.get(code)?.how === 'renumbered') continue
    const how = type === 'commune-deleguee' ? 'delegated' : 'associated'
    former.set(code, {
      former: code,
      name: nom,
      current: chefLieu,
      since: former.get(code)?.since ?? '',
      how,
    })
  }
  return [...former.values()].sort((a, b) => (a.former < b.former ? -1 : 1))
}
