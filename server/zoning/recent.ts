/** The values used last, at most `most` of them; the rest is forgotten. */
export class Recent<K, V> {
  readonly #values = new Map<K, V>()

  constructor(readonly most: number) {}

  get(key: K): V | undefined {
    const value = this.#values.get(key)
    if (value !== undefined) {
      this.#values.delete(key)
      this.#values.set(key, value)
    }
    return value
  }

  set(key: K, value: V): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size > this.most) this.#values.delete(this.#values.keys().next().value as K)
  }

  clear(): void {
    this.#values.clear()
  }
}
