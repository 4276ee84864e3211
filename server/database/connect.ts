import type { Database } from './database.ts'
import { openEmbedded } from './embedded/open.ts'
import { openServer } from './server.ts'

export type { Database, Sql } from './database.ts'

export interface DatabaseSettings {
  /** `DATABASE_URL`: a PostgreSQL ≥ 15 with PostGIS ≥ 3.3. Absent or empty: the embedded engine. */
  url?: string
  /** Folder of the embedded engine, created when it does not exist. */
  dir: string
  /** Told in French what a long start is doing. */
  onProgress?: (message: string) => void
}

/** Opens the database that the settings name. @throws StartFailure one French line saying what to do. */
export function connect(settings: DatabaseSettings): Promise<Database> {
  return settings.url
    ? openServer(settings.url)
    : openEmbedded({ dir: settings.dir, onProgress: settings.onProgress })
}

/**
 * Opens the database while this thread does `work`: the embedded engine opens in a thread of its own.
 * @throws StartFailure, or what `work` throws once the database is closed again
 */
export async function connectMeanwhile<T>(
  settings: DatabaseSettings,
  work: () => T,
): Promise<{ database: Database; done: T }> {
  let tellStarted = () => {}
  const engineStarted = new Promise<void>((resolve) => {
    tellStarted = resolve
  })
  const opening = connect({
    ...settings,
    onProgress(message) {
      settings.onProgress?.(message)
      tellStarted()
    },
  })
  // Both may fail: the failure of the work is told, for it is the one that was met first.
  opening.catch(() => {})
  // Work before the thread is started would only be work before.
  await Promise.race([engineStarted, opening])
  try {
    return { done: work(), database: await opening }
  } catch (error) {
    await opening.then((database) => database.close()).catch(() => {})
    throw error
  }
}
