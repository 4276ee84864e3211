import { resolve } from 'node:path'
import { openClient, readVersion } from '../client.ts'
import type { Database } from '../database.ts'
import { Bridge } from './bridge.ts'
import { beginCreation, cannotOpen, endCreation, inspectFolder } from './folder.ts'
import { FolderLock } from './lock.ts'

export interface EmbeddedSettings {
  dir: string
  /** Told in French what a long start is doing. */
  onProgress?: (message: string) => void
  /** Does a commit wait for the disk? True unless a test says otherwise. */
  durable?: boolean
  /** How long a silent transaction may keep the others waiting, in milliseconds. */
  busyAfterMs?: number
  /** Size of the write-ahead log's files, chosen at creation, in MB. */
  walSegmentMegabytes?: number
}

/** All share one session: more would only wait in another queue. */
const MAX_CONNECTIONS = 4
const BUSY_AFTER_MS = 10_000
const WAL_SEGMENT_MEGABYTES = 16

/** Opens the engine on its folder, which it creates when there is none. @throws StartFailure */
export async function openEmbedded(settings: EmbeddedSettings): Promise<Database> {
  const dir = resolve(settings.dir)
  let bridge: Bridge | undefined
  const lock = await FolderLock.take(dir, () =>
    bridge?.kill('un autre processus a pris le verrou du dossier'),
  )
  try {
    const isNew = inspectFolder(dir) === 'new'
    settings.onProgress?.(isNew ? 'création de la base…' : 'ouverture de la base…')
    if (isNew) beginCreation(dir)
    bridge = await start(dir, isNew, settings)
    if (isNew) settings.onProgress?.('base créée ; installation de PostGIS…')
    return await serve(dir, isNew, bridge, lock)
  } catch (error) {
    await bridge?.stop()
    lock.release()
    throw error
  }
}

async function start(dir: string, isNew: boolean, settings: EmbeddedSettings): Promise<Bridge> {
  const options = {
    dir,
    durable: settings.durable ?? true,
    busyAfterMs: settings.busyAfterMs ?? BUSY_AFTER_MS,
    walSegmentMegabytes: settings.walSegmentMegabytes ?? WAL_SEGMENT_MEGABYTES,
  }
  try {
    return await Bridge.start(options)
  } catch (error) {
    throw isNew ? error : cannotOpen(dir, (error as Error).message)
  }
}

async function serve(dir: string, isNew: boolean, bridge: Bridge, lock: FolderLock): Promise<Database> {
  const sql = openClient({
    socket: bridge.connect,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    max: MAX_CONNECTIONS,
    // A connection costs nothing and there is no server to spare: they live as long as the engine.
    max_lifetime: 0,
    idle_timeout: 0,
  })
  if (isNew) {
    await sql`create extension postgis`
    await sql`checkpoint`
    endCreation(dir)
  }
  const version = await readVersion(sql)
  return {
    sql,
    engine: 'embedded',
    version,
    // It lives in this process: it answers, or has died for good.
    trouble: () => null,
    onTrouble: () => {},
    onDown: (listener) => bridge.onDown(listener),
    async close() {
      await sql.end({ timeout: 5 })
      await bridge.stop()
      lock.release()
    },
  }
}
