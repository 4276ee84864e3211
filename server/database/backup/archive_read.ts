import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { ReadableStream, type ReadableWritablePair } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar'
import { BackupRefusal } from './refusal.ts'

export interface ArchivedFile {
  name: string
  /** To be read to its end before the next file. */
  content: AsyncIterable<Uint8Array>
}

const GZIP = [0x1f, 0x8b]

/**
 * The files of a gzipped tar, one after the other; each is cut to the end by gzip's own sum.
 * @param onProgress bytes of the file read so far
 * @throws BackupRefusal when it is none, or is damaged
 */
export async function* readArchive(
  path: string,
  onProgress: (bytes: number) => void = () => {},
): AsyncGenerator<ArchivedFile> {
  await requireGzip(path)
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 })
  let read = 0
  source.on('data', (piece) => {
    read += piece.length
    onProgress(read)
  })
  const unzipped = pipeline(source, createGunzip(), () => {})
  const decoder = createTarDecoder({ strict: true }) as unknown as ReadableWritablePair<
    ParsedTarEntry,
    Uint8Array
  >
  const files = ReadableStream.from<Uint8Array>(unzipped).pipeThrough(decoder)
  try {
    for await (const { header, body } of explained(path, files)) {
      yield { name: header.name, content: explained(path, body) }
    }
  } finally {
    source.destroy()
    unzipped.destroy()
  }
}

/** The damage that reading meets, as a refusal. */
async function* explained<T>(path: string, stream: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* stream
  } catch (error) {
    throw explainDamage(path, error as NodeJS.ErrnoException)
  }
}

function explainDamage(path: string, error: NodeJS.ErrnoException): Error {
  // The disk's own failures.
  if (error.syscall || error instanceof BackupRefusal) return error
  if (error.code === 'Z_BUF_ERROR' || /truncated/i.test(error.message)) {
    return new BackupRefusal(
      'truncated',
      `« ${path} » est incomplet : sa fin manque. Reprenez une copie entière de la sauvegarde. Rien n’a été restauré.`,
    )
  }
  return new BackupRefusal(
    'altered',
    `« ${path} » est abîmé (${error.message}). Reprenez une copie intacte de la sauvegarde. Rien n’a été restauré.`,
  )
}

async function requireGzip(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    if (bytesRead < 2 || !GZIP.every((byte, i) => buffer[i] === byte))
      throw notABackup(path, 'ce n’est pas une archive .tar.gz')
  } finally {
    await file.close()
  }
}

export function notABackup(path: string, why: string): BackupRefusal {
  return new BackupRefusal(
    'not_a_backup',
    `« ${path} » n’est pas une sauvegarde de carte-cesp : ${why}. Un fichier fait par « cesp backup » était attendu.`,
  )
}
