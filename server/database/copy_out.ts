import type { Readable } from 'node:stream'
import type { PendingQuery, Row } from 'postgres'

/**
 * The text of a `COPY … TO STDOUT`, to be read at the reader's pace, to its end or not. To be used in place of
 * `query.readable()`: postgres.js 3.4.9 pauses its connection while the reader is busy, and forgets to wake it when
 * the last piece came in between or when the reader left; every later query sent to it waits for ever.
 */
export async function copyOut(query: PendingQuery<Row[]>): Promise<Readable> {
  const stream = await query.readable()
  stream.once('close', () => {
    // What still comes is thrown away without pausing; the function behind `_read` is what wakes the connection.
    stream.push = () => true
    stream._read(0)
  })
  return stream
}
