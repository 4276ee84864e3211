import type { Duplex } from 'node:stream'
import postgres from 'postgres'
import type { Sql } from './connect.ts'
import { guardTransactions } from './transaction.ts'

/**
 * A `date` is a day without a zone: as a JavaScript Date it would shift with the machine's zone. It is read and
 * written as `YYYY-MM-DD`.
 */
const day: postgres.PostgresType = {
  to: 1082,
  from: [1082],
  serialize: (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  parse: (value: string) => value,
}

type ClientOptions = postgres.Options<Record<string, postgres.PostgresType>> & {
  /** In place of a network connection; postgres.js has it, its types do not. */
  socket?: () => Duplex
  max_pipeline?: number
}

/** A postgres.js client whose values are the same on both engines. */
export function openClient(options: ClientOptions, url = ''): Sql {
  const all: ClientOptions = {
    ...options,
    onnotice: () => {},
    types: { day },
    // A BEGIN that reaches this limit is sent without its connection being reserved (issue 1189 of postgres.js).
    max_pipeline: Number.MAX_SAFE_INTEGER,
  }
  return guardTransactions(postgres(url, all) as unknown as Sql)
}

/** Shows a version as people read it: `PostgreSQL 15.18, PostGIS 3.3.2`. */
export async function readVersion(sql: Sql): Promise<string> {
  const [row] = await sql<{ server: string; postgis: string }[]>`
    select split_part(current_setting('server_version'), ' ', 1) as server, postgis_lib_version() as postgis`
  return `PostgreSQL ${row!.server}, PostGIS ${row!.postgis}`
}
