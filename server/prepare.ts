import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { connectMeanwhile } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import { loadCommunes } from './geography/load.ts'
import { createLocator } from './geography/locate.ts'
import { loadReference, loadTopology } from './geography/reference.ts'
import { createPlaceCatalogue } from './places/catalogue.ts'
import { seedPlaces } from './places/seed.ts'
import { createTileService } from './tiles/service.ts'
import { createZoningCatalogue } from './zoning/catalogue.ts'
import { seedZonings } from './zoning/seed.ts'

/** Milliseconds between two readings of what was published, were every notice lost. */
const REREAD_MS = 60_000

/**
 * Opens the database, brings it up to date, fills it on the first start, and holds in memory what cannot change.
 * Order matters: each step needs the ones before; tiles follow in the background.
 */
export async function prepare(config: Config, log: Logger, progress: (message: string) => void) {
  const { database, done } = await connectMeanwhile(
    { url: config.databaseUrl, dir: join(config.dataDir, 'database'), onProgress: progress },
    () => ({ reference: loadReference(), locator: createLocator(loadTopology()) }),
  )
  const { reference, locator } = done
  try {
    await migrate(database)
    await loadCommunes(database, reference, (done, total) =>
      progress(`communes : ${Math.round((100 * done) / total)} %`),
    )
    await seedZonings(database, reference, progress)
    if (config.demo) await seedPlaces(database, reference, () => locator, progress)
    const zonings = await createZoningCatalogue(database, reference)
    const places = await createPlaceCatalogue(database, { demonstration: config.demo })
    // A notice may be lost on its way, as behind a pooler that knows no LISTEN: no publication stays unseen longer.
    const rereading = setInterval(() => {
      for (const catalogue of [zonings, places]) catalogue.refresh().catch(() => {})
    }, REREAD_MS).unref()
    const tiles = createTileService({ dir: join(config.dataDir, 'tiles'), reference, zonings, places, log })
    return {
      database,
      reference,
      locator,
      zonings,
      places,
      tiles,
      async close() {
        clearInterval(rereading)
        await tiles.close()
        // A lost server must not keep the service from ending: there is nothing left to tell it.
        for (const catalogue of [zonings, places]) await catalogue.close().catch(() => {})
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
