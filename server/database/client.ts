import type { Duplex } from 'node:stream'
import postgres from 'postgres'
import type { Sql } from './database.ts'

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
}

/**
 * A postgres.js client whose values are the same on both engines. `patches/postgres+3.4.9.patch` repairs what it does
 * when its connection is lost: it stopped the process (its issue 1208), never reconnected, or went on with a dead
 * transaction inside a living one (1216); BEGIN could go without reserving its connection (1189); a COPY TO STDOUT
 * could leave its connection asleep; of two LISTEN one was forgotten after a loss; and queries that waited for a
 * connection waited on when none could be made. `drop` is added: every connection cut at once (`watch.ts`).
 */
export function openClient(options: ClientOptions, url = ''): Sql {
  return postgres(url, { ...options, onnotice: () => {}, types: { day } }) as unknown as Sql
}

/** Shows a version as people read it: `PostgreSQL 15.18, PostGIS 3.3.2`. */
export async function readVersion(sql: Sql): Promise<string> {
  const [row] = await sql<{ server: string; postgis: string }[]>`
    select split_part(current_setting('server_version'), ' ', 1) as server, postgis_lib_version() as postgis`
  return `PostgreSQL ${row!.server}, PostGIS ${row!.postgis}`
}
