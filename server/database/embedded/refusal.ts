import { endsGroup, errorResponse, isStartup, ready, TYPE, walk } from './protocol.ts'

/**
 * Answers a connection's messages with one error per group, without executing them, as a server does: after
 * the error of an extended group, everything up to its Sync is skipped. One per connection, since a group may
 * arrive in several pieces.
 */
export class Refusal {
  #skipping = false

  /** Is the connection still owed the end of a refused group? */
  get skipping(): boolean {
    return this.#skipping
  }

  /** An error for a group whose first messages were taken and whose Sync has not come. */
  interrupt(code: string, text: string): Uint8Array {
    this.#skipping = true
    return errorResponse(code, text)
  }

  /** What to answer to all these messages. */
  answer(bytes: Uint8Array, code: string, text: string): Uint8Array {
    if (isStartup(bytes)) return Buffer.concat([errorResponse(code, text), ready('I')])
    const answers: Uint8Array[] = []
    for (const { type } of walk(bytes)) {
      if (!this.#skipping) answers.push(this.interrupt(code, text))
      if (endsGroup(type)) {
        answers.push(ready('I'))
        this.#skipping = false
      }
    }
    return Buffer.concat(answers)
  }

  /** Ends the group refused earlier; what follows its Sync is given back to be executed. */
  finish(bytes: Uint8Array): { answer: Uint8Array; rest: Uint8Array } {
    for (const { type, end } of walk(bytes)) {
      if (this.#skipping && type === TYPE.sync) {
        this.#skipping = false
        return { answer: ready('I'), rest: bytes.subarray(end) }
      }
    }
    return { answer: new Uint8Array(0), rest: new Uint8Array(0) }
  }
}
