import { TYPE } from './protocol.ts'

/** What a group of messages was answered, besides its bytes. */
export interface Outcome {
  /** Byte of the last ReadyForQuery, or null when the engine gave none. */
  status: number | null
  /** NOTIFY messages, whole: they concern every connection. */
  notifications: Uint8Array[]
}

const NOTHING = new Uint8Array(0)

/**
 * Receives the engine's answer to one group in pieces of any size and forwards whole messages, except
 * ReadyForQuery. PGlite 0.5.8 adds a second one after an error of the extended protocol, and one after Flush:
 * let through, postgres.js would resolve the next query with an empty result, without a word. So the caller
 * writes the only one that is due.
 */
export class Answers {
  #tail: Uint8Array = NOTHING
  #outcome: Outcome = { status: null, notifications: [] }
  readonly #forward: (bytes: Uint8Array) => void

  constructor(forward: (bytes: Uint8Array) => void) {
    this.#forward = forward
  }

  /** @param piece bytes that are ours to keep */
  push(piece: Uint8Array): void {
    const bytes = this.#tail.length ? Buffer.concat([this.#tail, piece]) : piece
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let kept = 0
    let at = 0
    while (at + 5 <= bytes.length) {
      const end = at + 1 + view.getInt32(at + 1)
      if (end > bytes.length) break
      if (bytes[at] === TYPE.notification) this.#outcome.notifications.push(bytes.slice(at, end))
      if (bytes[at] === TYPE.ready) {
        this.#outcome.status = bytes[at + 5]!
        if (at > kept) this.#forward(bytes.subarray(kept, at))
        kept = end
      }
      at = end
    }
    if (at > kept) this.#forward(bytes.subarray(kept, at))
    this.#tail = bytes.subarray(at)
  }

  finish(): Outcome {
    const outcome = this.#outcome
    this.#outcome = { status: null, notifications: [] }
    this.#tail = NOTHING
    return outcome
  }
}
