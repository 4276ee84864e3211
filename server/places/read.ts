import { createHash } from 'node:crypto'
import { type CsvRecord, detectDelimiter, splitCsv, unquoteFormula } from '../files/csv.ts'
import { decodeText } from '../files/decode.ts'
import { FileRefusal } from '../files/refusal.ts'
import { isZip, readWorkbook } from '../files/xlsx.ts'
import { type Column, columns, mentionColumn } from './columns.ts'
import { createFindings, type Findings } from './entries.ts'

export interface PlaceFile {
  name: string
  bytes: Uint8Array
}

export interface PlaceRow {
  row: number
  cells: Record<Column, string>
  /** More cells than the header: the row cannot be trusted. */
  tooLong: boolean
}

export interface ReadPlaces {
  file: {
    name: string
    sha256: string
    format: 'csv' | 'xlsx' | null
    encoding: string | null
    delimiter: string | null
  }
  /** Data rows of the file, read or not. */
  rows: number
  places: PlaceRow[]
  findings: Findings
}

/** A national list file (contract « National list »), CSV in any dialect or XLSX (first sheet that holds rows) → its rows by column. */
export async function readPlaceFile({ name, bytes }: PlaceFile): Promise<ReadPlaces> {
  const findings = createFindings()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const read: ReadPlaces = {
    file: { name, sha256, format: null, encoding: null, delimiter: null },
    rows: 0,
    places: [],
    findings,
  }
  try {
    const [header, ...records] = await readRecords(bytes, read)
    if (!header) return read
    read.rows = records.length
    if (records.length === 0) findings.add('no_rows', { row: header.row, column: null, value: null })
    const order = readHeader(header, findings)
    if (order) read.places = records.map((record) => toRow(record, order, header.cells.length))
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    findings.add(error.code, { row: error.row, column: null, value: error.value }, error.message)
  }
  return read
}

async function readRecords(bytes: Uint8Array, read: ReadPlaces): Promise<CsvRecord[]> {
  if (isZip(bytes)) {
    read.file.format = 'xlsx'
    const sheets = await readWorkbook(bytes)
    const withHeader = sheets.find((s) => s.records[0]?.cells.some((cell) => normal(cell) === 'identifiant'))
    return (withHeader ?? sheets.find((s) => s.records.length > 0))!.records
  }
  const { text, encoding } = decodeText(bytes)
  const delimiter = detectDelimiter(text)
  read.file = { ...read.file, format: 'csv', encoding, delimiter }
  return splitCsv(text, delimiter)
}

const normal = (cell: string) => cell.trim().toLowerCase()

/** Column of each expected name, whatever their order; null when one is missing or twice there. */
function readHeader({ row, cells }: CsvRecord, findings: Findings): Record<Column, number> | null {
  const names = cells.map(normal)
  let sound = true
  const order = {} as Record<Column, number>
  for (const column of columns) {
    order[column] = names.indexOf(column)
    if (order[column] < 0) {
      sound = false
      findings.add('column_missing', { row, column, value: null })
    }
  }
  for (const [index, name] of names.entries()) {
    if (name === '' || name === mentionColumn) continue
    const sample = { row, column: cells[index]!, value: cells[index]! }
    if (!columns.includes(name as Column)) findings.add('column_unknown', sample)
    else if (names.indexOf(name) !== index) {
      sound = false
      findings.add('column_twice', sample)
    }
  }
  return sound ? order : null
}

function toRow({ row, cells }: CsvRecord, order: Record<Column, number>, width: number): PlaceRow {
  const read = Object.fromEntries(
    columns.map((column) => [column, unquoteFormula(cells[order[column]] ?? '')]),
  )
  return {
    row,
    cells: read as Record<Column, string>,
    tooLong: cells.slice(width).some((cell) => cell !== ''),
  }
}
