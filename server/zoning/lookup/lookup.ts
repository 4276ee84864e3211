import { detectDelimiter } from '../../files/csv.ts'
import { FileRefusal } from '../../files/refusal.ts'
import type { Locator } from '../../geography/locate.ts'
import type { Reference } from '../../geography/reference.ts'
import type { ZoningSnapshot } from '../snapshot.ts'
import { type Answers, addedColumns, createAnswers, type Unanswered } from './answers.ts'
import { type ByteCodec, codecOf } from './bytes.ts'
import { findColumns, type LookupColumns, type WantedColumns } from './columns.ts'
import { cellOf, cellsOf, recordEnd } from './records.ts'

/** What became of the rows, filled as the lookup goes. */
export interface LookupTally {
  rows: number
  answered: number
  unanswered: Record<Unanswered, number>
  /** The first rows without an answer; `row` counts records from 1, header included. */
  samples: { row: number; value: string; why: Unanswered }[]
}

export interface LookupSettings {
  snapshot: ZoningSnapshot
  reference: Reference
  /** Asked for when the columns are a point's. */
  locator: () => Locator
  columns: WantedColumns
  tally: LookupTally
}

export const emptyTally = (): LookupTally => ({
  rows: 0,
  answered: 0,
  unanswered: { bad_cell: 0, outside: 0, no_zoning: 0 },
  samples: [],
})

const MOST_SAMPLES = 5
/** Characters; a longer record is a quotation mark that is never closed. */
const LONGEST_RECORD = 1 << 20

/**
 * A CSV's bytes → the same bytes with four cells appended to each record. Constant memory, any length; delimiter,
 * encoding, line ends and quoting are the input's. A row that cannot be answered gets empty cells and is counted.
 * @throws FileRefusal, UnknownColumn
 */
export async function* lookupCsv(
  chunks: AsyncIterable<Buffer>,
  settings: LookupSettings,
): AsyncGenerator<Buffer> {
  let session: Session | null = null
  let codec: ByteCodec | null = null
  let rest: Buffer = Buffer.alloc(0)
  let pending = ''
  for await (const chunk of chunks) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk
    codec ??= codecOf(bytes)
    const whole = bytes.length - (bytes.length % codec.width)
    rest = bytes.subarray(whole)
    pending += codec.toText(bytes.subarray(0, whole))
    session ??= openSession(pending, codec, settings)
    if (!session) continue
    const { text, used } = session.take(pending, false)
    pending = pending.slice(used)
    if (pending.length > LONGEST_RECORD) throw unclosed(settings.tally.rows + 2)
    if (text) yield session.codec.toBytes(text)
  }
  if (!codec || (!session && pending.trim() === ''))
    throw new FileRefusal(
      'file_empty',
      'Le fichier est vide : une ligne d’en-tête et des lignes étaient attendues.',
    )
  session ??= openSession(`${pending}\n`, codec, settings)
  if (!session) throw unclosed(1)
  if (pending) yield session.codec.toBytes(session.take(pending, true).text)
}

const unclosed = (row: number) =>
  new FileRefusal('file_damaged', `Un guillemet ouvert vers l’enregistrement ${row} n’est jamais fermé.`, row)

interface Session {
  codec: ByteCodec
  /** The complete records of a text, looked up; `last`: the text ends the file. */
  take(text: string, last: boolean): { text: string; used: number }
}

/** Null until the header is whole. */
function openSession(head: string, codec: ByteCodec, settings: LookupSettings): Session | null {
  const newline = head.indexOf('\n')
  if (newline < 0) return null
  const delimiter = detectDelimiter(head.slice(0, newline))
  const end = recordEnd(head, 0, delimiter)
  if (end < 0) return null
  const header = cellsOf(
    head
      .slice(0, end)
      .replace(/\r$/, '')
      .replace(/^(\ufeff|\u00ef\u00bb\u00bf)/, ''),
    delimiter,
  )
  const columns = findColumns(header.map(codec.readable), settings.columns)
  const { snapshot, reference, locator, tally } = settings
  const answers = createAnswers({ snapshot, reference, locator, delimiter })
  const empty = delimiter.repeat(addedColumns.length)
  let inHeader = true

  const append = (record: string): string => {
    if (inHeader) {
      inHeader = false
      return delimiter + addedColumns.join(delimiter)
    }
    if (record === '') return ''
    tally.rows++
    const answer = answerOf(record, columns, answers, delimiter)
    if (answer.length > 0 && answer[0] === delimiter) {
      tally.answered++
      return answer
    }
    tally.unanswered[answer as Unanswered]++
    if (tally.samples.length < MOST_SAMPLES)
      tally.samples.push({
        row: tally.rows + 1,
        value: codec.readable(record.slice(0, 120)),
        why: answer as Unanswered,
      })
    return empty
  }

  return {
    codec,
    take(text, last) {
      const out: string[] = []
      let from = 0
      let quote = text.indexOf('"')
      while (from < text.length) {
        if (quote >= 0 && quote < from) quote = text.indexOf('"', from)
        const at = recordEnd(text, from, delimiter, quote)
        if (at < 0 && !last) break
        const stop = at < 0 ? text.length : at
        const contentEnd = text[stop - 1] === '\r' && stop > from ? stop - 1 : stop
        const record = text.slice(from, contentEnd)
        const next = at < 0 ? text.length : at + 1
        out.push(record, append(record), text.slice(contentEnd, next))
        from = next
      }
      return { text: out.join(''), used: from }
    },
  }
}

function answerOf(record: string, columns: LookupColumns, answers: Answers, delimiter: string): string {
  return columns.kind === 'point'
    ? answers.atPoint(cellOf(record, columns.lon, delimiter), cellOf(record, columns.lat, delimiter))
    : answers.inCommune(cellOf(record, columns.commune, delimiter))
}
