import type postgres from 'postgres'

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
