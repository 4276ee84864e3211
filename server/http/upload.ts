import busboy from 'busboy'
import type { Request } from 'express'
import { Problem } from './problem.ts'

export interface Upload {
  fields: Record<string, string>
  file: { name: string; bytes: Buffer } | null
}

/**
 * Reads a `multipart/form-data` body of one file, in memory: nothing is left behind whatever happens.
 * @throws Problem 415 when the body is not multipart, 413 `too_large` beyond `mostBytes`, 400 when it is damaged
 */
export function readUpload(request: Request, mostBytes: number): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const fail = (problem: Problem) => {
      request.unpipe()
      request.resume()
      reject(problem)
    }
    if (Number(request.headers['content-length']) > mostBytes + ENVELOPE) return fail(tooLarge(mostBytes))
    const parser = openParser(request, mostBytes)
    if (!parser) return fail(notMultipart())
    const upload: Upload = { fields: {}, file: null }
    parser.on('field', (name, value) => {
      upload.fields[name] = value
    })
    parser.on('file', (_field, stream, { filename }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => fail(tooLarge(mostBytes)))
      stream.on('end', () => {
        upload.file = { name: filename ?? '', bytes: Buffer.concat(chunks) }
      })
    })
    parser.on('close', () => resolve(upload))
    parser.on('error', () => fail(damaged()))
    request.on('aborted', () => fail(damaged()))
    request.pipe(parser)
  })
}

/** What the fields and the boundaries add to the file. */
const ENVELOPE = 64 * 1024

function openParser(request: Request, mostBytes: number) {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fileSize: mostBytes, files: 1, fields: 20, fieldSize: 1000 },
    })
  } catch {
    return null
  }
}

const tooLarge = (mostBytes: number) =>
  new Problem(
    413,
    'too_large',
    `Le fichier dépasse ${mostBytes / 1024 / 1024} Mo, la taille la plus grande acceptée.`,
  )

const notMultipart = () =>
  new Problem(
    415,
    'unsupported_media_type',
    'Un corps « multipart/form-data » avec un fichier était attendu.',
  )

const damaged = () => new Problem(400, 'bad_request', 'L’envoi est incomplet ou mal formé : recommencez.')
