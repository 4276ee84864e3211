/** A long answer leaves in parcels of this size while the query still runs, so that both threads work. */
const PARCEL_BYTES = 256 * 1024

/**
 * Groups what is sent to a connection into as few thread messages as possible: a short answer costs one. What
 * is left goes out when the engine is done with the message it was given.
 */
export class Outbox {
  readonly #post: (connection: number, bytes: Uint8Array) => void
  #connection = 0
  #pieces: Uint8Array[] = []
  #size = 0
  #scheduled = false

  constructor(post: (connection: number, bytes: Uint8Array) => void) {
    this.#post = post
  }

  add(connection: number, bytes: Uint8Array): void {
    if (connection !== this.#connection) this.#flush()
    this.#connection = connection
    this.#pieces.push(bytes)
    this.#size += bytes.length
    if (this.#size >= PARCEL_BYTES) this.#flush()
    else if (!this.#scheduled) {
      this.#scheduled = true
      queueMicrotask(() => {
        this.#scheduled = false
        this.#flush()
      })
    }
  }

  #flush(): void {
    if (this.#size === 0) return
    // A buffer of its own, since it is given away to the other thread.
    const parcel = new Uint8Array(this.#size)
    let at = 0
    for (const piece of this.#pieces) {
      parcel.set(piece, at)
      at += piece.length
    }
    this.#pieces = []
    this.#size = 0
    this.#post(this.#connection, parcel)
  }
}
