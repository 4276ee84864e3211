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
