import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes a result on stdout, or in a file, as it comes; a reader that stops listening (`| head`) is no failure. */
export async function writeResult(
  body: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  path?: string,
): Promise<void> {
  const source = Readable.from(body, { objectMode: false })
  if (path) return pipeline(source, createWriteStream(path))
  await pipeline(source, process.stdout, { end: false }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
