import { openClient, readVersion } from '../client.ts'
import type { Database } from '../connect.ts'
import { Bridge } from './bridge.ts'

export interface EmbeddedSettings {
  dir: string
  onProgress?: (message: string) => void
  durable?: boolean
  busyAfterMs?: number
  walSegmentMegabytes?: number
}
const MAX_CONNECTIONS = 4
export async function openEmbedded(settings: EmbeddedSettings): Promise<Database> {
  const bridge = await Bridge.start({
    dir: settings.dir,
    durable: settings.durable ?? true,
    busyAfterMs: settings.busyAfterMs ?? 10_000,
    walSegmentMegabytes: settings.walSegmentMegabytes ?? 16,
  })
  const sql = openClient({
    socket: bridge.connect,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    max: MAX_CONNECTIONS,
    max_lifetime: 0,
    idle_timeout: 0,
  })
  await sql`create extension if not exists postgis`
  return {
    sql,
    engine: 'embedded',
    version: await readVersion(sql),
    onDown: (l) => bridge.onDown(l),
    async close() {
      await sql.end({ timeout: 5 })
      await bridge.stop()
    },
  }
}
