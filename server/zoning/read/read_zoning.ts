import { type CsvRecord, type Delimiter, detectDelimiter, splitCsv } from '../../files/csv.ts'
import { decodeText } from '../../files/decode.ts'
import { FileRefusal } from '../../files/refusal.ts'
import { isZip, readWorkbook } from '../../files/xlsx.ts'
import type { Profession } from '../schema.ts'
import { headerUnknown, type Recognized, recognize } from './recognize.ts'
import { notYet, refuseKnownFormats, refuseUnreadableArchive } from './refuse.ts'
import type { ZoningFile, ZoningFormat } from './row.ts'

/** The national file has 38,907 rows; a zoning far beyond is not one. */
const MOST_ROWS = 400_000

/**
 * A zoning file's bytes → its rows, whatever the dialect, the encoding and the delimiter.
 * @throws FileRefusal when nothing can be read at all
 */
export async function readZoning(bytes: Uint8Array, profession: Profession): Promise<ZoningFile> {
  refuseKnownFormats(bytes)
  return isZip(bytes) ? fromWorkbook(bytes, profession) : fromText(bytes, profession)
}

async function fromWorkbook(bytes: Uint8Array, profession: Profession): Promise<ZoningFile> {
  refuseUnreadableArchive(bytes)
  const sheets = await readWorkbook(bytes)
  if (sheets.some(({ name }) => name === 'Zonage_TVS')) throw notYet('Le classeur de la DREES (Zonage_ARS)')
  for (const { records } of sheets) {
    const recognized = recognize(records, profession)
    // A spreadsheet leaves out the empty cells at the end of a row: its rows have no width of their own.
    if (recognized) return { ...rowsUnder(records, recognized, 'xlsx'), encoding: null, delimiter: null }
  }
  throw headerUnknown(sheets[0]!.records)
}

function fromText(bytes: Uint8Array, profession: Profession): ZoningFile {
  const { text, encoding } = decodeText(bytes)
  const guess = detectDelimiter(text)
  // Title lines may hold more commas than the table has columns: the delimiter is the one that gives a known header.
  const head = text.slice(0, Math.min(headEnd(text), MOST_HEAD))
  const candidates: Delimiter[] = [guess, ...([';', ',', '\t'] as const).filter((d) => d !== guess)]
  const delimiter = candidates.find((d) => recognize(lenientHead(head, d), profession)) ?? guess
  const records = splitCsv(text, delimiter)
  const recognized = recognize(records, profession)
  if (!recognized) throw headerUnknown(records)
  return { ...rowsUnder(records, recognized, 'csv'), encoding, delimiter }
}

/** Characters: title lines and a header are never longer, and a file without line breaks must not be split thrice. */
const MOST_HEAD = 256 * 1024

/** End of the twentieth line. */
function headEnd(text: string): number {
  let at = 0
  for (let line = 0; line < 20; line++) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text.length
    at = next + 1
  }
  return at
}

/** The head alone may end inside a quoted cell, which is no defect of the file. */
function lenientHead(head: string, delimiter: Delimiter): CsvRecord[] {
  try {
    return splitCsv(head, delimiter)
  } catch {
    return []
  }
}

function rowsUnder(
  records: CsvRecord[],
  { dialect, reading, width, at }: Recognized,
  kind: 'csv' | 'xlsx',
): Omit<ZoningFile, 'encoding' | 'delimiter'> {
  const body = records.slice(at + 1)
  if (body.length === 0)
    throw new FileRefusal(
      'file_empty',
      `Le fichier n’a que son en-tête (ligne ${records[at]!.row}) : une ligne par commune était attendue.`,
    )
  if (body.length > MOST_ROWS)
    throw new FileRefusal(
      'file_too_large',
      `Le fichier compte ${body.length} lignes : un zonage de la France entière en compte moins de 40 000, et ${MOST_ROWS} au plus sont lues.`,
    )
  const rows: ZoningFile['rows'] = []
  const misshapen: ZoningFile['misshapen'] = []
  for (const [index, { row, cells }] of body.entries()) {
    if (kind === 'csv' && cells.length !== width && !isPadded(cells, width)) {
      const last = index === body.length - 1
      misshapen.push({
        row,
        cells: cells.length,
        expected: width,
        value: cells.join(' | ').slice(0, 80),
        last,
      })
    } else {
      rows.push({ row, ...reading.read(cells) })
    }
  }
  return { format: `${dialect.name}_${kind}` as ZoningFormat, columns: reading.columns, rows, misshapen }
}

/** Empty cells after the last column, which spreadsheets like to add. */
const isPadded = (cells: string[], width: number) =>
  cells.length > width && cells.slice(width).every((cell) => cell === '')
