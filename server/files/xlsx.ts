import readWorkbookFile from 'read-excel-file/node'
import type { CsvRecord } from './csv.ts'
import { FileRefusal } from './refusal.ts'

export interface Sheet {
  name: string
  /** Cells as text; a date as `YYYY-MM-DD`; `row` is the row of the sheet, from 1; empty rows left out. */
  records: CsvRecord[]
}

/** An XLSX file is a ZIP archive: it starts with `PK`. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * The sheets of an XLSX workbook. Shared by the readers of zonings and of places.
 * @throws FileRefusal `file_damaged`, `file_empty`
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const sheets = await readWorkbookFile(Buffer.from(bytes)).catch((cause: Error) => {
    throw new FileRefusal(
      'file_damaged',
      `Le classeur XLSX ne se lit pas (${cause.message}) : il est tronqué ou n’est pas un classeur.`,
    )
  })
  const read = sheets.map(({ sheet, data }) => ({
    name: sheet,
    records: data
      .map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
  }))
  if (read.every(({ records }) => records.length === 0))
    throw new FileRefusal(
      'file_empty',
      'Le classeur est vide : une ligne d’en-tête et des lignes étaient attendues.',
    )
  return read
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).trim()
}
