import { Duplex } from 'node:stream'
import { endsGroup, isCancelRequest, isStartup, TYPE, walk } from './protocol.ts'
import { Refusal } from './refusal.ts'

/** What a socket needs from the bridge. */
export interface Line {
  send(connection: number, bytes: Uint8Array): void
  drop(connection: number): void
  /** Why the engine is dead, or null while it lives. */
  readonly down: string | null
}

/** admin_shutdown: what a server answers to its sessions when it goes. */
const DOWN = '57P01'

/**
 * A connection of postgres.js to the engine, in place of a network socket. Once the engine is dead it stays
 * open and refuses every query: postgres.js survives a refused query, but loses its place when a socket closes
 * between its decision to write and its writing.
 */
export class EngineSocket extends Duplex {
  readyState: 'open' | 'closed' = 'open'
  readonly #id: number
  readonly #line: Line
  readonly #refusal = new Refusal()
  /** ReadyForQuery messages that the engine still owes. */
  #due = 0
  /** Have messages been sent after the last Sync? */
  #isGroupOpen = false

  constructor(id: number, line: Line) {
    // postgres.js has its own queues: it must never be told to wait for a drain.
    super({ writableHighWaterMark: 2 ** 30 })
    this.#id = id
    this.#line = line
  }

  /** Bytes of the engine, whole messages. */
  deliver(bytes: Uint8Array): void {
    for (const { type } of walk(bytes)) if (type === TYPE.ready) this.#due -= 1
    this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  }

  /** The engine died: whatever is unanswered fails now. */
  fail(): void {
    const unanswered: Uint8Array[] = []
    for (; this.#due > 0; this.#due -= 1) unanswered.push(this.#refusal.answer(SYNC_ONLY, DOWN, this.#reason))
    if (this.#isGroupOpen) unanswered.push(this.#refusal.interrupt(DOWN, this.#reason))
    if (unanswered.length) this.push(Buffer.concat(unanswered))
  }

  get #reason(): string {
    return this.#line.down ?? ''
  }

  override _write(bytes: Buffer, _encoding: string, done: () => void): void {
    done()
    // The engine cannot interrupt a query: a cancel request is heard, and has no effect.
    if (isCancelRequest(bytes) || bytes[0] === TYPE.terminate) {
      this.destroy()
      return
    }
    if (this.#line.down !== null) {
      const answer = this.#refusal.answer(bytes, DOWN, this.#reason)
      // Not now: postgres.js is still inside its own write, and would lose the one that the answer calls for.
      process.nextTick(() => this.push(answer))
      return
    }
    this.#account(bytes)
    this.#line.send(this.#id, bytes)
  }

  #account(bytes: Uint8Array): void {
    if (isStartup(bytes)) {
      this.#due += 1
      return
    }
    for (const { type } of walk(bytes)) {
      this.#isGroupOpen = !endsGroup(type)
      if (!this.#isGroupOpen) this.#due += 1
    }
  }

  override _read(): void {}

  override _final(done: () => void): void {
    done()
    this.destroy()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.readyState = 'closed'
    this.#line.drop(this.#id)
    done(error)
  }

  // After a COPY TO STDOUT postgres.js leaves its socket paused for ever; nothing arrives here that is not
  // already in memory, so there is nothing to gain by pausing.
  override pause(): this {
    return this
  }

  // What postgres.js calls on a network socket.
  setKeepAlive(): this {
    return this
  }
}

const SYNC_ONLY = new Uint8Array([TYPE.sync, 0, 0, 0, 4])
