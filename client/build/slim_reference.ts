import type { Plugin } from 'vite'

/** The members of the reference lists that the first page reads; the files carry sources and marks it does not show. */
const kept: Record<string, string[]> = {
  'specialties.json': ['code', 'name', 'discipline'],
  'universities.json': ['code', 'name', 'city', 'region', 'note'],
  'regions.json': ['code', 'name', 'ars'],
  'departments.json': ['code', 'name'],
}

/** Leaves out of the bundle what the client never reads of `data/reference` (40 kB become 12). */
export function slimReference(): Plugin {
  return {
    name: 'slim-reference',
    enforce: 'pre',
    transform(text, id) {
      const members = kept[/data\/reference\/(\w+\.json)$/.exec(id)?.[1] ?? '']
      return (
        members && JSON.stringify(JSON.parse(text), (key, value) => (keep(key, members) ? value : undefined))
      )
    },
  }
}

/** Array indexes and the members of `ars` are kept with what holds them. */
function keep(key: string, members: string[]): boolean {
  return key === '' || /^\d+$/.test(key) || members.includes(key) || key === 'url'
}
