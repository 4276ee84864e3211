import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Database } from '../database/connect.ts'
import type { Locator } from '../geography/locate.ts'
import type { Reference } from '../geography/reference.ts'
import { checkPlaces } from './check.ts'
import { importPlaces } from './import.ts'
import { selectLists } from './queries.ts'

const demonstrationFile = fileURLToPath(new URL('../../data/demo/places.csv', import.meta.url))

/** The demonstration list takes effect before any day a visitor is likely to ask. */
export const demonstrationFrom = '2026-01-01'

/**
 * On the first start, imports the demonstration list through the very reader an officer's file goes through.
 * Does nothing when a version of the list, real or not, is recorded.
 * @param locator asked only when there is a list to import: making one takes a second
 */
export async function seedPlaces(
  database: Database,
  reference: Reference,
  locator: () => Locator,
  progress: (message: string) => void = () => {},
  path = demonstrationFile,
): Promise<void> {
  if ((await selectLists(database.sql)).length > 0 || !existsSync(path)) return
  progress('liste de démonstration')
  const file = { name: 'data/demo/places.csv', bytes: readFileSync(path) }
  const checked = await checkPlaces(file, reference, locator())
  await importPlaces(database, checked, {
    effectiveOn: demonstrationFrom,
    actor: 'démarrage',
    demonstration: true,
  })
}
