import { Answers } from './answers.ts'
import { refuseCopyIn } from './copy_in.ts'
import {
  endsGroup,
  isStartup,
  ROLLBACK,
  ready,
  SYNC,
  type TransactionStatus,
  TYPE,
  walk,
} from './protocol.ts'
import { Refusal } from './refusal.ts'

/** The engine's only session: executes messages now, and gives its answer in pieces before returning. */
export type Execute = (messages: Uint8Array, onAnswer: (piece: Uint8Array) => void) => void

export interface SessionOptions {
  execute: Execute
  /** Sends bytes to a connection; whole messages only. */
  send: (connection: number, bytes: Uint8Array) => void
  /** How long the owner may stay silent inside its transaction while others wait, in milliseconds. */
  busyAfterMs: number
  /** Asks the clients' thread for a sign of life, to be given back through `alive`. */
  ping: () => void
}

interface Connection {
  id: number
  received: Uint8Array[]
  refusal: Refusal
}

/** lock_not_available: what a server answers when `lock_timeout` strikes. */
export const BUSY = '55P03'

/** Time left to the owner once its thread, which may have been busy elsewhere, has answered our ping. */
const GRACE_MS = 1_000

/**
 * Shares one database session between several connections. A connection owns it from its first message until
 * the engine is idle outside a transaction; the others wait in order of arrival. A connection waiting for an
 * owner that itself waits for it (a plain `sql` inside `sql.begin`) is refused after a delay.
 */
export class Session {
  readonly #options: SessionOptions
  readonly #connections = new Map<number, Connection>()
  /** Connections with messages to execute, in order of arrival. */
  readonly #line = new Set<Connection>()
  #owner: Connection | null = null
  #silence: NodeJS.Timeout | null = null
  #pinged = false

  constructor(options: SessionOptions) {
    this.#options = options
  }

  receive(id: number, bytes: Uint8Array): void {
    let connection = this.#connections.get(id)
    if (!connection) {
      connection = { id, received: [], refusal: new Refusal() }
      this.#connections.set(id, connection)
    }
    connection.received.push(bytes)
    this.#line.add(connection)
    this.#advance()
  }

  /** The connection is gone: what it had not committed is undone. */
  drop(id: number): void {
    const connection = this.#connections.get(id)
    if (!connection) return
    this.#connections.delete(id)
    this.#line.delete(connection)
    if (this.#owner !== connection) return
    // The Sync ends a group that a Flush left open and an error would otherwise make it skip the ROLLBACK.
    for (const end of [SYNC, ROLLBACK]) this.#options.execute(end, () => {})
    this.#owner = null
    this.#advance()
  }

  /** The clients' thread is alive: an owner that still says nothing is really waiting. */
  alive(): void {
    if (this.#pinged) this.#watch(GRACE_MS)
  }

  #advance(): void {
    let worked = false
    for (;;) {
      const connection = this.#owner ?? first(this.#line)
      const bytes = connection?.received.shift()
      if (!connection || !bytes) break
      if (connection.received.length === 0) this.#line.delete(connection)
      this.#run(connection, bytes)
      worked = true
    }
    if (worked) this.#pinged = false
    const blocked = this.#owner !== null && this.#line.size > 0
    if (!blocked) this.#unwatch()
    else if (worked || !this.#silence) this.#watch(this.#options.busyAfterMs)
  }

  #run(connection: Connection, bytes: Uint8Array): void {
    let messages = bytes
    if (connection.refusal.skipping) {
      const { answer, rest } = connection.refusal.finish(bytes)
      if (answer.length) this.#options.send(connection.id, answer)
      messages = rest
    }
    if (messages.length === 0) return
    if (isStartup(messages)) {
      this.#runGroup(connection, messages, true)
      return
    }
    let from = 0
    for (const { type, end } of walk(messages)) {
      if (endsGroup(type) || type === TYPE.flush || end === messages.length) {
        this.#runGroup(connection, messages.subarray(from, end), endsGroup(type))
        from = end
      }
    }
  }

  #runGroup(connection: Connection, group: Uint8Array, isReadyDue: boolean): void {
    const answers = new Answers((piece) => this.#options.send(connection.id, piece))
    this.#options.execute(refuseCopyIn(group), (piece) => answers.push(piece))
    const { status, notifications } = answers.finish()
    for (const other of this.#connections.keys()) {
      if (other !== connection.id) for (const one of notifications) this.#options.send(other, one.slice())
    }
    if (!isReadyDue) {
      this.#owner = connection
      return
    }
    const letter = String.fromCharCode(status ?? 0x49) as TransactionStatus
    this.#options.send(connection.id, ready(letter))
    this.#owner = letter === 'I' ? null : connection
  }

  #watch(delay: number): void {
    this.#unwatch()
    this.#silence = setTimeout(() => {
      this.#silence = null
      if (this.#pinged) return this.#refuseWaiting()
      this.#pinged = true
      this.#options.ping()
    }, delay)
  }

  #unwatch(): void {
    if (this.#silence) clearTimeout(this.#silence)
    this.#silence = null
  }

  #refuseWaiting(): void {
    this.#pinged = false
    const text = `base embarquée occupée : une autre transaction tient la session depuis plus de ${this.#options.busyAfterMs} ms`
    for (const connection of [...this.#line]) {
      this.#line.delete(connection)
      for (const bytes of connection.received.splice(0)) {
        this.#options.send(connection.id, connection.refusal.answer(bytes, BUSY, text))
      }
    }
  }
}

function first<T>(set: Set<T>): T | undefined {
  return set.values().next().value
}
