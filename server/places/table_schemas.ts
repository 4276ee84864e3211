import { readFileSync } from 'node:fs'

/** Table Schemas of the files the service reads, by the name they are served under. */
export function loadTableSchemas(): ReadonlyMap<string, unknown> {
  const names = ['places.schema.json', 'zoning.schema.json']
  return new Map(
    names.map((name) => {
      const text = readFileSync(new URL(`../../data/schemas/${name}`, import.meta.url), 'utf8')
      return [name, JSON.parse(text) as unknown]
    }),
  )
}
