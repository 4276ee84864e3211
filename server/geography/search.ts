import { normalizeName } from './names.ts'
import type { Reference } from './reference.ts'
import type { Commune, CommuneSuggestion } from './schema.ts'

type MatchKind = CommuneSuggestion['match']

export interface CommuneSearch {
  /**
   * Communes and arrondissements for what was typed: a name, a postal code or an INSEE code.
   * `total`: how many answer to it; `items`: the first `limit` of them.
   */
  suggest(query: string, limit: number): { items: CommuneSuggestion[]; total: number }
}

interface Entry {
  key: string
  commune: Commune
  match: MatchKind
}

/**
 * An index over names, former names, postal codes and INSEE codes, accents and case ignored.
 * Order: exact name, name that starts so, word that starts so; the most inhabited first.
 */
export function createCommuneSearch(reference: Reference): CommuneSearch {
  const names = nameEntries(reference)
  const byPostalCode = sortedKeys(reference, (c) => c.postal_codes)
  const byCode = sortedKeys(reference, (c) => [c.code])
  const departmentName = (code: string) => reference.departments.get(code)?.name ?? code

  const suggestion = (commune: Commune, match: MatchKind): CommuneSuggestion => ({
    code: commune.code,
    name: commune.name,
    kind: commune.kind,
    department: commune.department,
    department_name: departmentName(commune.department),
    region: commune.region,
    postal_codes: commune.postal_codes,
    population: commune.population,
    point: commune.point,
    match,
  })

  return {
    suggest(query, limit) {
      const found = new Map<string, { commune: Commune; match: MatchKind; rank: number }>()
      const add = (commune: Commune, match: MatchKind, rank: number) => {
        const known = found.get(commune.code)
        if (!known || known.rank > rank) found.set(commune.code, { commune, match, rank })
      }
      const trimmed = query.trim()
      if (/^\d{2,5}$|^2[ab]\d{0,3}$/i.test(trimmed)) {
        for (const { commune } of startingWith(byCode, trimmed.toUpperCase()))
          add(commune, 'code', trimmed.length === 5 ? 0 : 3)
        for (const { commune } of startingWith(byPostalCode, trimmed))
          add(commune, 'postal_code', trimmed.length === 5 ? 0 : 2)
      }
      const wanted = normalizeName(query)
      if (wanted) {
        for (const { key, commune, match } of names) {
          const rank = nameRank(key, wanted)
          if (rank !== null) add(commune, match, match === 'alias' ? rank + 2 : rank)
        }
      }
      const items = [...found.values()]
        .sort(
          (a, b) =>
            a.rank - b.rank ||
            (b.commune.population ?? 0) - (a.commune.population ?? 0) ||
            (a.commune.code < b.commune.code ? -1 : 1),
        )
        .slice(0, limit)
        .map(({ commune, match }) => suggestion(commune, match))
      return { items, total: found.size }
    },
  }
}

function nameRank(key: string, wanted: string): number | null {
  if (key === wanted) return 0
  if (key.startsWith(wanted)) return 1
  return key.includes(` ${wanted}`) ? 2 : null
}

function nameEntries({ communes, aliases }: Reference): Entry[] {
  const entries: Entry[] = []
  for (const commune of communes.values())
    entries.push({ key: normalizeName(commune.name), commune, match: 'name' })
  for (const alias of aliases) {
    const commune = communes.get(alias.code)
    if (commune) entries.push({ key: normalizeName(alias.name), commune, match: 'alias' })
  }
  return entries
}

type Key = { key: string; commune: Commune }

function sortedKeys({ communes }: Reference, keys: (c: Commune) => string[]): Key[] {
  return [...communes.values()]
    .flatMap((commune) => keys(commune).map((key) => ({ key, commune })))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

function* startingWith(sorted: Key[], prefix: string): Generator<Key> {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.key < prefix) low = middle + 1
    else high = middle
  }
  for (let i = low; sorted[i]?.key.startsWith(prefix); i++) yield sorted[i]!
}
