import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { listArchive, refuseHostileArchive } from './archive.ts'
import type { CsvRecord } from './csv.ts'
import { FileRefusal } from './refusal.ts'

export interface Sheet {
  name: string
  /** Cells as text; a date as `YYYY-MM-DD`; `row` is the row of the sheet, from 1; empty rows left out. */
  records: CsvRecord[]
}

const READER = fileURLToPath(new URL('./workbook_reader.mjs', import.meta.url))
/** Megabytes of the reader's heap: a national workbook of 39,000 rows takes 150. */
const MOST_MEGABYTES = 512
/** A national workbook takes some two seconds. */
const MOST_MS = 30_000

/** An XLSX file is a ZIP archive: it starts with `PK`. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * The sheets of an XLSX workbook, read by a process apart whose memory and time are bounded. Shared by the readers of
 * zonings and of places.
 * @throws FileRefusal `file_damaged`, `file_empty`, `file_too_large`
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  refuseHostileArchive(listArchive(bytes))
  const sheets = await inTurn(() => readApart(bytes))
  if (sheets.every(({ records }) => records.length === 0))
    throw new FileRefusal(
      'file_empty',
      'Le classeur est vide : une ligne d’en-tête et des lignes étaient attendues.',
    )
  return sheets
}

let last: Promise<unknown> = Promise.resolve()

/** One at a time, so that their memory does not add up. */
function inTurn<T>(read: () => Promise<T>): Promise<T> {
  const turn = last.then(read, read)
  last = turn.catch(() => {})
  return turn
}

type Answer = { sheets: Sheet[] } | { failure: string }

function readApart(bytes: Uint8Array): Promise<Sheet[]> {
  return new Promise((resolve, reject) => {
    const reader = fork(READER, {
      execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`],
      // Neither the settings nor their secrets.
      env: {},
      serialization: 'advanced',
      stdio: 'ignore',
    })
    const late = setTimeout(() => reader.kill('SIGKILL'), MOST_MS)
    reader.once('message', (answer: Answer) => {
      if ('sheets' in answer) resolve(answer.sheets)
      else
        reject(
          new FileRefusal(
            'file_damaged',
            `Le classeur XLSX ne se lit pas (${answer.failure}) : il est tronqué ou n’est pas un classeur.`,
          ),
        )
    })
    reader.once('error', reject)
    reader.once('exit', () => {
      clearTimeout(late)
      reject(
        new FileRefusal(
          'file_too_large',
          'Le classeur demande trop de mémoire ou de temps pour être lu : ses feuilles s’étendent bien au-delà de leurs données, ou il est fait pour nuire. Enregistrez le tableau seul, au format CSV ou dans un nouveau classeur.',
        ),
      )
    })
    reader.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), () => {})
  })
}
