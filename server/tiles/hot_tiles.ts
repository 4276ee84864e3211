/** Values used last, up to `capacity` bytes in all; `weigh` says how many bytes a value takes. */
export class HotTiles<V> {
  readonly #values = new Map<string, V>()
  #bytes = 0

  constructor(
    readonly capacity: number,
    readonly weigh: (value: V) => number,
  ) {}

  get bytes(): number {
    return this.#bytes
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  set(key: string, value: V): void {
    this.#forget(key)
    this.#values.set(key, value)
    this.#bytes += this.weigh(value)
    for (const oldest of this.#values.keys()) {
      if (this.#bytes <= this.capacity) break
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    const value = this.#values.get(key)
    if (value === undefined) return
    this.#values.delete(key)
    this.#bytes -= this.weigh(value)
  }
}
