/** Characters or bytes that prove a body has begun: more than the head of any format. */
const PROOF = 4096

/**
 * Takes the beginning of a body before any of it is sent: what fails at once, as the database does when it is lost,
 * can still be answered by a problem instead of half a file.
 * @throws what the body throws at its beginning
 */
export async function readAhead<T extends string | Uint8Array>(
  body: Iterable<T> | AsyncIterable<T>,
): Promise<AsyncIterable<T>> {
  const source = Symbol.asyncIterator in body ? body[Symbol.asyncIterator]() : body[Symbol.iterator]()
  const taken: T[] = []
  let length = 0
  let done = false
  while (!done && length < PROOF) {
    const next = await source.next()
    if (next.done) done = true
    else {
      taken.push(next.value)
      length += next.value.length
    }
  }
  async function* whole() {
    try {
      yield* taken
      while (!done) {
        const next = await source.next()
        if (next.done) done = true
        else yield next.value
      }
    } finally {
      // A reader who goes away: what reads the database must be told.
      await source.return?.()
    }
  }
  return whole()
}
