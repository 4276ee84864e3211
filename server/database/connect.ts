import type postgres from 'postgres'
import { openEmbedded } from './embedded/open.ts'
import { openServer } from './server.ts'

export type Sql = postgres.Sql

export interface Database {
  readonly sql: Sql
  readonly engine: 'embedded' | 'server'
  /** For people: `PostgreSQL 15.18, PostGIS 3.3.2`. */
  readonly version: string
  /** Ends the running queries (5 s at most), then closes the engine and frees its folder. */
  close(): Promise<void>
  /** Calls back once, with a French sentence, if the engine dies under us; its queries then all fail. */
  onDown(listener: (reason: string) => void): void
}

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
