import { Worker } from 'node:worker_threads'
import { EngineSocket, type Line } from './socket.ts'
import type { EngineOptions, FromEngine, ToEngine } from './thread_messages.ts'

/** How long the engine may take to write its last checkpoint before its thread is ended, in milliseconds. */
const STOP_MS = 30_000

/** Enough for PostgreSQL's own limit to strike first: an overflow of the thread's stack would kill the engine. */
const STACK_MEGABYTES = 64

/** The clients' side of the engine's thread. */
export class Bridge implements Line {
  readonly #worker: Worker
  readonly #sockets = new Map<number, EngineSocket>()
  readonly #listeners: ((reason: string) => void)[] = []
  #lastId = 0
  #isOpen = false
  #down: string | null = null
  #stopped: (() => void) | null = null

  private constructor(worker: Worker) {
    this.#worker = worker
  }

  /** Starts the thread and waits until the engine is open. @throws Error with the engine's words. */
  static async start(options: EngineOptions): Promise<Bridge> {
    const bridge = new Bridge(
      new Worker(new URL('./start_worker.mjs', import.meta.url), {
        workerData: options,
        resourceLimits: { stackSizeMb: STACK_MEGABYTES },
      }),
    )
    await new Promise<void>((resolve, reject) => {
      bridge.#worker.on('message', (message: FromEngine) => {
        if (message.kind === 'ready') resolve()
        else bridge.#hear(message)
      })
      bridge.#worker.on('error', (error) => bridge.#die(error.message))
      bridge.#worker.on('exit', (code) => bridge.#die(`thread ended with code ${code}`))
      bridge.onDown((reason) => reject(new Error(reason)))
    })
    bridge.#listeners.length = 0
    bridge.#isOpen = true
    return bridge
  }

  get down(): string | null {
    return this.#down
  }

  /** A new connection, for the `socket` option of postgres.js. */
  readonly connect = (): EngineSocket => {
    const id = ++this.#lastId
    const socket = new EngineSocket(id, this)
    this.#sockets.set(id, socket)
    return socket
  }

  send(connection: number, bytes: Uint8Array): void {
    // A copy: a Buffer is a view on a pool that others share, and a thread message would carry all of it.
    const own = new Uint8Array(bytes)
    this.#tell({ kind: 'bytes', connection, bytes: own }, [own.buffer])
  }

  drop(connection: number): void {
    if (this.#sockets.delete(connection) && this.#down === null) this.#tell({ kind: 'drop', connection })
  }

  onDown(listener: (reason: string) => void): void {
    if (this.#down !== null) listener(this.#down)
    else this.#listeners.push(listener)
  }

  /** Declares the engine dead: every query fails with the reason. */
  kill(reason: string): void {
    this.#die(reason)
    void this.#worker.terminate()
  }

  /** Writes what must be written and ends the thread. */
  async stop(): Promise<void> {
    if (this.#down === null) {
      this.#listeners.length = 0
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, STOP_MS)
        this.#stopped = () => {
          clearTimeout(late)
          resolve()
        }
        this.#tell({ kind: 'stop' })
      })
    }
    await this.#worker.terminate()
  }

  #tell(message: ToEngine, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer)
  }

  #hear(message: FromEngine): void {
    if (message.kind === 'bytes') this.#sockets.get(message.connection)?.deliver(message.bytes)
    else if (message.kind === 'ping') this.#tell({ kind: 'alive' })
    else if (message.kind === 'stopped') this.#stopped?.()
    else if (message.kind === 'died') this.#die(message.reason)
  }

  #die(reason: string): void {
    if (this.#down !== null) return
    this.#down = `La base embarquée s’est arrêtée (${reason}). Redémarrez le programme\u00a0: rien de ce qui était validé n’est perdu.`
    this.#stopped?.()
    for (const socket of this.#sockets.values()) socket.fail()
    for (const listener of this.#listeners.splice(0)) listener(this.#isOpen ? this.#down : reason)
  }
}
