import type postgres from 'postgres'

export type Sql = postgres.Sql

export interface Database {
  readonly sql: Sql
  readonly engine: 'embedded' | 'server'
  /** For people: `PostgreSQL 15.18, PostGIS 3.3.2`. */
  readonly version: string
  /** Ends the running queries (5 s at most), then closes the engine and frees its folder. */
  close(): Promise<void>
  /** Why the server cannot be asked now, in French, for anybody to read; null while it answers. */
  trouble(): string | null
  /** Calls back at each loss of the server, with the reason, and at each return, with null. */
  onTrouble(listener: (reason: string | null) => void): void
  /** Calls back once, with a French sentence, if the engine dies under us; its queries then all fail. */
  onDown(listener: (reason: string) => void): void
}
