import { closeSync, fsyncSync, openSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { postgis } from '@electric-sql/pglite-postgis'
import { LastWords } from './last_words.ts'
import { slimBundle } from './postgis_bundle.ts'
import type { Execute } from './session.ts'
import type { EngineOptions } from './thread_messages.ts'

export interface Engine {
  execute: Execute
  close(): Promise<void>
}

/** What PGlite answers to its main loop's exit when a query failed, as every SQL error does. */
const QUERY_FAILED = 100

/** The engine stopped in the middle of a query: nothing can be asked of it any more. */
export class EngineDeath extends Error {}

const slimPostgis: typeof postgis = {
  ...postgis,
  async setup(...settings) {
    const whole = await postgis.setup(...settings)
    return { ...whole, bundlePath: await slimBundle(whole.bundlePath) }
  },
}

/** Opens the cluster of the folder, or creates one in it when it is empty. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const startParams = options.durable
    ? [...PGlite.defaultStartParams.filter((one) => one !== '-F'), '-c', 'wal_sync_method=fsync']
    : PGlite.defaultStartParams
  const log = new LastWords()
  const pglite = await PGlite.create({
    dataDir: options.dir,
    extensions: { postgis: slimPostgis, btree_gist, pg_trgm, unaccent, log: log.extension },
    startParams,
    initDbStartParams: [`--wal-segsize=${options.walSegmentMegabytes}`],
  }).catch((error) => {
    throw new EngineDeath(log.reason ?? error.message)
  })
  const module = pglite.Module as unknown as EmscriptenModule
  if (options.durable) makeSyncReal(module)
  makeDeathVisible(module)

  const stackBase = module.___stack_pointer.value
  let receive: (piece: Uint8Array) => void = () => {}
  // Installs our receiver for good: PGlite's own keeps every message it ever parsed, which is a leak here.
  await pglite.execProtocolRawStream(new Uint8Array(0), {
    syncToFs: false,
    onRawData: (bytes) => receive(bytes.slice()),
  })
  return {
    execute(messages, onAnswer) {
      receive = onAnswer
      // A SQL error leaves PostgreSQL by a JavaScript exception, which does not give back the C stack it used,
      // about 1 kB: unrepaired, every query fails after 12,000 errors, or after one in a deep recursion.
      module.___stack_pointer.value = stackBase
      try {
        pglite.execProtocolRawSync(messages)
      } catch (error) {
        throw new EngineDeath(log.reason ?? (error as Error).message)
      }
    },
    close: () => pglite.close(),
  }
}

interface EmscriptenStream {
  nfd?: number
  node: unknown
}

interface EmscriptenModule {
  FS: {
    filesystems: {
      NODEFS: {
        stream_ops: { fsync?: (stream: EmscriptenStream) => number }
        realPath(node: unknown): string
      }
    }
  }
  _pgl_setPGliteExitStatus(status: number): number
  ___stack_pointer: WebAssembly.Global<'i32'>
}

/** Emscripten's file system has no `fsync`: PostgreSQL believes the disk has what it has not. */
function makeSyncReal(module: EmscriptenModule): void {
  const { NODEFS } = module.FS.filesystems
  NODEFS.stream_ops.fsync = (stream) => {
    if (stream.nfd !== undefined) fsyncSync(stream.nfd)
    else if (process.platform !== 'win32') syncFolder(NODEFS.realPath(stream.node))
    return 0
  }
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * PGlite catches whatever its main loop throws and enters the loop again. After a SQL error that is right; after a
 * panic, a FATAL error or a WebAssembly trap it would turn for ever. It asks for the exit status in between.
 */
function makeDeathVisible(module: EmscriptenModule): void {
  const exitStatus = module._pgl_setPGliteExitStatus.bind(module)
  module._pgl_setPGliteExitStatus = (status) => {
    const previous = exitStatus(status)
    if (previous !== QUERY_FAILED) {
      throw new EngineDeath(`PostgreSQL stopped with status ${previous}`)
    }
    return previous
  }
}
