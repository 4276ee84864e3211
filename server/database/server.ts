import { openClient, readVersion } from './client.ts'
import type { Database } from './database.ts'
import { StartFailure } from './failure.ts'
import { requireExtensions, requireServerVersion } from './requirements.ts'
import { explainUnreachable } from './unreachable.ts'
import { hidePassword, readDatabaseUrl } from './url.ts'
import { dropConnections, watchServer } from './watch.ts'

const MAX_CONNECTIONS = 10
/** Seconds; people wait in front of a terminal, and of a page when the server is lost. */
const CONNECT_SECONDS = 5
/** Seconds at most between two attempts: a server that comes back is found at once. postgres.js would wait up to 20. */
const RETRY_SECONDS = 1

/** Opens a pool on a real server and checks what it must offer. @throws StartFailure */
export async function openServer(url: string): Promise<Database> {
  readDatabaseUrl(url)
  const open = (max: number) =>
    openClient(
      {
        max,
        connect_timeout: CONNECT_SECONDS,
        backoff: (retries: number) => Math.min(0.1 * 2 ** retries, RETRY_SECONDS),
        // Milliseconds. A value in the URL's query wins: `?statement_timeout=60000`.
        connection: {
          application_name: 'carte-cesp',
          statement_timeout: 30_000,
        },
      },
      url,
    )
  const sql = open(MAX_CONNECTIONS)
  try {
    await requireServerVersion(sql, hidePassword(url))
    await requireExtensions(sql, hidePassword(url))
    const version = await readVersion(sql)
    const watch = watchServer(open(1), () => dropConnections(sql))
    return {
      sql,
      engine: 'server',
      version,
      async close() {
        await watch.stop()
        await sql.end({ timeout: 5 })
      },
      trouble: watch.trouble,
      onTrouble: watch.onTrouble,
      // A pool reconnects by itself: a server that goes away fails its queries, never the pool.
      onDown: () => {},
    }
  } catch (error) {
    await sql.end({ timeout: 0 })
    throw error instanceof StartFailure ? error : explainUnreachable(url, error)
  }
}
