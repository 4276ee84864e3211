import { createHash } from 'node:crypto'
import { NEWLINE } from './copy_text.ts'

/** What a table's COPY text amounts to: equal measures, equal rows. */
export interface Measure {
  rows: number
  bytes: number
  sha256: string
}

/** Measures a text as it passes: its newlines are its rows, since COPY escapes those of values. */
export function createMeter(): { add(piece: Uint8Array): void; read(): Measure } {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  return {
    add(piece) {
      hash.update(piece)
      bytes += piece.length
      for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) rows += 1
    },
    read: () => ({ rows, bytes, sha256: hash.digest('hex') }),
  }
}

export async function measure(text: AsyncIterable<Uint8Array>): Promise<Measure> {
  const meter = createMeter()
  for await (const piece of text) meter.add(piece)
  return meter.read()
}
