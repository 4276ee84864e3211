import busboy from 'busboy'
import type { Request } from 'express'
import { Problem } from './problem.ts'

export interface Upload {
  fields: Record<string, string>
  file: { name: string; bytes: Buffer } | null
}

/** What the fields and the boundaries add to the file. */
const ENVELOPE = 64 * 1024
/** Bytes of all the files being received and read at once, so that uploads together never fill the memory. */
const MOST_HELD = 150 * 1024 * 1024
let held = 0

/**
 * Reads a `multipart/form-data` body of one file, the field `file`, in memory: nothing is left behind whatever happens.
 * The type that the sender gives is not looked at: what a file is, its bytes say.
 * @throws Problem 415 when the body is not multipart, 413 `too_large` beyond `mostBytes`, 400 when it is damaged or is
 *         not one file and its fields, 503 `busy` when other uploads take all the room
 */
export function readUpload(request: Request, mostBytes: number): Promise<Upload> {
  return new Promise((resolve, reject) => {
    let taken = 0
    const release = () => {
      held -= taken
      taken = 0
    }
    const fail = (problem: Problem) => {
      chunks.length = 0
      release()
      request.unpipe()
      drain(request, mostBytes)
      reject(problem)
    }
    const chunks: Buffer[] = []
    if (Number(request.headers['content-length']) > mostBytes + ENVELOPE) return fail(tooLarge(mostBytes))
    const parser = openParser(request, mostBytes)
    if (!parser) return fail(notMultipart())
    const fields = new Map<string, string>()
    let file: Upload['file'] = null
    // The bytes are held until the answer is made of them, or the sender is gone.
    request.res?.once('close', release)

    parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated)
        return fail(badField(name, `${MOST_FIELD} caractères au plus étaient attendus`))
      if (name === 'file') return fail(badField('file', 'un fichier était attendu, pas un texte'))
      if (fields.has(name)) return fail(badField(name, 'ce champ est donné deux fois'))
      fields.set(name, value)
    })
    parser.on('file', (name, stream, { filename }) => {
      if (name !== 'file') {
        stream.resume()
        return fail(badField(name, 'le fichier était attendu dans le champ « file »'))
      }
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        taken += chunk.length
        held += chunk.length
        if (held > MOST_HELD) fail(busy())
      })
      stream.on('limit', () => fail(tooLarge(mostBytes)))
      stream.on('error', () => fail(damaged()))
      stream.on('end', () => {
        file = { name: safeName(filename), bytes: Buffer.concat(chunks) }
        chunks.length = 0
      })
    })
    parser.on('filesLimit', () => fail(badField('file', 'un seul fichier était attendu')))
    for (const limit of ['fieldsLimit', 'partsLimit'] as const) parser.on(limit, () => fail(tooManyFields()))
    parser.on('close', () => resolve({ fields: Object.fromEntries(fields), file }))
    parser.on('error', () => fail(damaged()))
    request.on('aborted', () => fail(damaged()))
    request.pipe(parser)
  })
}

/** Characters of a field's name and of its value. */
const MOST_FIELD = 1000

/** Lets a sender finish, so that it reads the refusal; one that goes on for ever is cut. */
function drain(request: Request, mostBytes: number): void {
  let more = 0
  request.on('data', (chunk: Buffer) => {
    more += chunk.length
    if (more > mostBytes) request.destroy()
  })
  request.resume()
}

/** For the report only: without a path nor what would break a line. Never a name to write under. */
function safeName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1)!
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  return last.replace(/[\u0000-\u001f\u007f]/g, '').slice(0, 200)
}

function openParser(request: Request, mostBytes: number) {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        // busboy tells the limit when it is reached, which is not yet beyond it.
        fileSize: mostBytes + 1,
        files: 1,
        fields: 20,
        parts: 22,
        headerPairs: 20,
        fieldNameSize: 100,
        fieldSize: MOST_FIELD,
      },
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

const badField = (name: string, message: string) => {
  const field = name.slice(0, 100)
  return new Problem(400, 'invalid_parameters', `Paramètres à corriger : « ${field} ».`, {
    errors: [{ field, value: null, message }],
  })
}

const tooManyFields = () =>
  new Problem(
    400,
    'bad_request',
    'L’envoi a trop de champs : un fichier et quelques champs étaient attendus.',
  )

const busy = () =>
  new Problem(
    503,
    'busy',
    'Trop de fichiers sont envoyés en même temps. Recommencez dans quelques secondes.',
    {},
    { 'Retry-After': '5' },
  )
