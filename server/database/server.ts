import { openClient, readVersion } from './client.ts'
import type { Database } from './database.ts'
import { StartFailure } from './failure.ts'
import { requireExtensions, requireServerVersion } from './requirements.ts'
import { explainUnreachable } from './unreachable.ts'
import { hidePassword, readDatabaseUrl } from './url.ts'

const MAX_CONNECTIONS = 10
/** Seconds; people wait in front of a terminal. */
const CONNECT_SECONDS = 10

/** Opens a pool on a real server and checks what it must offer. @throws StartFailure */
export async function openServer(url: string): Promise<Database> {
  readDatabaseUrl(url)
  const sql = openClient(
    {
      max: MAX_CONNECTIONS,
      connect_timeout: CONNECT_SECONDS,
      // Milliseconds. A value in the URL's query wins: `?statement_timeout=60000`.
      connection: {
        application_name: 'carte-cesp',
        statement_timeout: 30_000,
      },
    },
    url,
  )
  try {
    await requireServerVersion(sql, hidePassword(url))
    await requireExtensions(sql, hidePassword(url))
    const version = await readVersion(sql)
    return {
      sql,
      engine: 'server',
      version,
      close: () => sql.end({ timeout: 5 }),
      // A pool reconnects by itself: a server that goes away fails its queries, never the pool.
      onDown: () => {},
    }
  } catch (error) {
    await sql.end({ timeout: 0 })
    throw error instanceof StartFailure ? error : explainUnreachable(url, error)
  }
}
