import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { connect, type Database } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import { loadCommunes } from './geography/load.ts'
import { createLocator } from './geography/locate.ts'
import { loadReference, loadTopology } from './geography/reference.ts'
import { createPlaceCatalogue } from './places/catalogue.ts'
import { seedPlaces } from './places/seed.ts'
import { createTileService } from './tiles/service.ts'
import { createZoningCatalogue } from './zoning/catalogue.ts'
import { seedZonings } from './zoning/seed.ts'

/**
 * Opens the database, brings it up to date, fills it on the first start, and holds in memory what cannot change.
 * Order matters: each step needs the ones before; tiles follow in the background.
 */
export async function prepare(config: Config, log: Logger, progress: (message: string) => void) {
  // The engine opens in a thread of its own, while this one reads the map: but not before that thread is started.
  let started = () => {}
  const engineStarted = new Promise<void>((resolve) => {
    started = resolve
  })
  const opening = connect({
    url: config.databaseUrl,
    dir: join(config.dataDir, 'database'),
    onProgress: (message) => {
      progress(message)
      started()
    },
  })
  await Promise.race([engineStarted, opening])
  const { reference, locator } = await readMap(opening)
  const database = await opening
  try {
    await migrate(database)
    await loadCommunes(database, reference, (done, total) =>
      progress(`communes : ${Math.round((100 * done) / total)} %`),
    )
    await seedZonings(database, reference, progress)
    if (config.demo) await seedPlaces(database, reference, () => locator, progress)
    const zonings = await createZoningCatalogue(database, reference)
    const places = await createPlaceCatalogue(database, { demonstration: config.demo })
    const tiles = createTileService({ dir: join(config.dataDir, 'tiles'), reference, zonings, places, log })
    return {
      database,
      reference,
      locator,
      zonings,
      places,
      tiles,
      async close() {
        await tiles.close()
        await zonings.close()
        await places.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** What cannot change, held in memory. When it does not read, the database that was being opened is closed. */
async function readMap(opening: Promise<Database>) {
  // Awaited by the caller: a failure of the database is told after one of the reference.
  opening.catch(() => {})
  try {
    return { reference: loadReference(), locator: createLocator(loadTopology()) }
  } catch (error) {
    await opening.then((database) => database.close()).catch(() => {})
    throw error
  }
}
