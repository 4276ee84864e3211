import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createLocator } from '../../../server/geography/locate.ts'
import { loadTopology, type Reference } from '../../../server/geography/reference.ts'
import {
  createPlaceCatalogue,
  type ListInForce,
  type PlaceCatalogue,
} from '../../../server/places/catalogue.ts'
import { checkPlaces } from '../../../server/places/check.ts'
import { seedPlaces } from '../../../server/places/seed.ts'
import type { ValidatedPlaces } from '../../../server/places/validate.ts'
import { UsageError } from '../command.ts'
import type { CliContext } from '../context.ts'
import { statFile } from '../zoning/read_input.ts'

/** A national list weighs a few megabytes at most: 3 000 places make one. */
const MAX_BYTES = 50_000_000

/** Checks a file of the disk. @throws UsageError when it cannot be read, or is too large to be a list */
export async function checkFile(
  path: string,
  current: ListInForce | null,
  context: CliContext,
): Promise<ValidatedPlaces> {
  const { size } = statFile(path)
  if (size > MAX_BYTES)
    throw new UsageError(
      `Le fichier « ${path} » pèse ${Math.round(size / 1e6)} Mo : une liste nationale en pèse 50 au plus.`,
    )
  const reference = context.reference()
  const bytes = readFileSync(path)
  return checkPlaces({ name: basename(path), bytes }, reference, locatorOf(reference), current)
}

const locatorOf = (reference: Reference) => createLocator(loadTopology(reference.dir))

/** The lists recorded, with the demonstration where it is taken, as a first start leaves them. */
export async function openPlaces(context: CliContext): Promise<PlaceCatalogue> {
  const database = await context.openDatabase()
  const { demo } = context.config()
  if (demo) await seedPlaces(database, context.reference(), () => locatorOf(context.reference()))
  return createPlaceCatalogue(database, { demonstration: demo })
}

/** What to compare with, when there is a database: checking a file never makes one. */
export async function currentList(context: CliContext): Promise<ListInForce | null> {
  const { databaseUrl, dataDir } = context.config()
  if (!databaseUrl && !existsSync(join(dataDir, 'database'))) return null
  try {
    const catalogue = await openPlaces(context)
    const current = catalogue.inForce(context.today())
    await catalogue.close()
    return current
  } catch (cause) {
    context.say(`Sans comparaison avec la liste en vigueur : ${(cause as Error).message}`)
    return null
  }
}
