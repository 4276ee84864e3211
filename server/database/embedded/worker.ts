// The engine's thread: PGlite blocks its thread for the whole of a query, so it gets one of its own.
import { parentPort, workerData } from 'node:worker_threads'
import { openEngine } from './engine.ts'
import { Outbox } from './outbox.ts'
import { Session } from './session.ts'
import type { EngineOptions, FromEngine, ToEngine } from './thread_messages.ts'

const port = parentPort!
const options = workerData as EngineOptions

function tell(message: FromEngine, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}

function die(error: unknown): void {
  tell({ kind: 'died', reason: error instanceof Error ? error.message : String(error) })
  port.close()
}

async function serve(): Promise<void> {
  const engine = await openEngine(options)
  const outbox = new Outbox((connection, bytes) => {
    tell({ kind: 'bytes', connection, bytes }, [bytes.buffer as ArrayBuffer])
  })
  const session = new Session({
    execute: engine.execute,
    send: (connection, bytes) => outbox.add(connection, bytes),
    busyAfterMs: options.busyAfterMs,
    ping: () => tell({ kind: 'ping' }),
  })

  port.on('message', (message: ToEngine) => {
    try {
      if (message.kind === 'bytes') session.receive(message.connection, message.bytes)
      else if (message.kind === 'drop') session.drop(message.connection)
      else if (message.kind === 'alive') session.alive()
      else engine.close().then(() => tell({ kind: 'stopped' }), die)
    } catch (error) {
      die(error)
    }
  })
  tell({ kind: 'ready' })
}

serve().catch(die)
