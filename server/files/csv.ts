import { formatCount } from '../french.ts'
import { FileRefusal } from './refusal.ts'

export type Delimiter = ';' | ',' | '\t'

/** `row`: number of the record's first line in the file, from 1, as an editor shows it. */
export interface CsvRecord {
  row: number
  cells: string[]
}

/** The national file has 38,907 rows of 10 cells: a file of separators alone must not fill the memory (CWE-770). */
const MOST_RECORDS = 400_000
const MOST_CELLS = 8_000_000
/** Cells of one line: the columns of a spreadsheet. */
const MOST_COLUMNS = 16_384
/** Characters of one cell. */
const MOST_LENGTH = 1_000_000

/**
 * CSV text (RFC 4180, LF, CRLF or CR) → records, blank lines left out, cells trimmed. Shared by the readers of zonings and of places.
 * Our own: a report must name the line where a record begins and where an open quotation mark stands. Of the kept
 * libraries, udsv gives no lines and csv-parse gives the last one, at twice the cost.
 * @throws FileRefusal `file_damaged` when a quotation mark is never closed, `file_too_large`
 */
export function splitCsv(text: string, delimiter: Delimiter = detectDelimiter(text)): CsvRecord[] {
  const records: CsvRecord[] = []
  const end = text.length
  let at = 0
  let line = 1
  let held = 0
  while (at < end) {
    const row = line
    const cells: string[] = []
    let done = false
    while (!done) {
      const [cell, next, breaks] =
        text[at] === '"' ? quoted(text, at, row, delimiter) : plain(text, at, delimiter)
      line += breaks
      if (cell.length > MOST_LENGTH) throw tooLarge(row)
      cells.push(cell.trim())
      if (++held > MOST_CELLS || cells.length > MOST_COLUMNS) throw tooLarge(row)
      at = next
      if (text[at] === delimiter) {
        at++
        if (at >= end) {
          cells.push('')
          done = true
        }
      } else {
        if (text[at] === '\r' && text[at + 1] === '\n') at++
        at++
        line++
        done = true
      }
    }
    if (cells.some((cell) => cell !== '')) records.push({ row, cells })
    // A blank line holds nothing.
    else held -= cells.length
    if (records.length > MOST_RECORDS) throw tooLarge(row)
  }
  return records
}

const tooLarge = (row: number) =>
  new FileRefusal(
    'file_too_large',
    `Le fichier dépasse ${formatCount(MOST_RECORDS)} lignes, ${formatCount(MOST_CELLS)} cellules (${formatCount(MOST_COLUMNS)} par ligne) ou ${formatCount(MOST_LENGTH)} caractères dans une seule (ligne ${row}) : un zonage de la France entière compte moins de 40 000 lignes.`,
    row,
  )

/** Characters of a file that tell its delimiter. */
const HEAD = 64 * 1024

/** The candidate that splits the first lines best: the most cells, outside quotation marks, over the first ten lines. */
export function detectDelimiter(text: string): Delimiter {
  const head = text
    .slice(0, HEAD)
    .split(/\r\n|\n|\r/, 10)
    .map((line) => line.replace(/"[^"]*"/g, ''))
  const count = (delimiter: string) => Math.max(...head.map((line) => line.split(delimiter).length))
  const candidates: Delimiter[] = [';', '\t', ',']
  return candidates.reduce((best, each) => (count(each) > count(best) ? each : best))
}

type Piece = [cell: string, next: number, lineBreaks: number]

function plain(text: string, from: number, delimiter: string): Piece {
  let at = from
  while (at < text.length) {
    const c = text[at]
    if (c === delimiter || c === '\n' || c === '\r') break
    at++
  }
  return [text.slice(from, at), at, 0]
}

/** A quoted cell; what follows its closing mark up to the delimiter is kept, as spreadsheets do. */
function quoted(text: string, from: number, row: number, delimiter: string): Piece {
  let cell = ''
  let at = from + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (at - from > MOST_LENGTH) throw tooLarge(row)
    if (close < 0)
      throw new FileRefusal(
        'file_damaged',
        `Le guillemet ouvert à la ligne ${row} n’est jamais fermé : le fichier est peut-être tronqué.`,
        row,
        text.slice(from, from + 40),
      )
    cell += text.slice(at, close)
    if (text[close + 1] !== '"') {
      let next = close + 1
      while (next < text.length && text[next] !== delimiter && text[next] !== '\n' && text[next] !== '\r')
        next++
      cell += text.slice(close + 1, next)
      return [cell, next, (cell.match(/\n|\r(?!\n)/g) ?? []).length]
    }
    cell += '"'
    at = close + 2
  }
}

/** One cell for a `;` CSV: quoted when needed; a leading `= + - @` is neutralised so that no spreadsheet runs it. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = neutralizeFormula(value)
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Text that a spreadsheet would run as a formula gets a leading apostrophe (CWE-1236). So does text that has one there
 * already: `unquoteFormula` gives back every text as it was.
 */
export function neutralizeFormula(value: string): string {
  return /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

/** Takes back the apostrophe that our exports put before a text starting like a formula. */
export const unquoteFormula = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
