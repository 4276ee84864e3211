// A process of its own, for a file that nobody trusts: a sheet of a few kilobytes may ask for gigabytes (one cell in the
// last column, one in the last row), and only a process can be stopped at its memory and its time without harm.
// Plain JavaScript: it starts in the time of Node, without the TypeScript loader.
import readWorkbookFile from 'read-excel-file/universal'

process.once('message', async (bytes) => {
  const answer = await readWorkbookFile(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  ).then(
    (sheets) => ({ sheets: sheets.map(({ sheet, data }) => ({ name: sheet, records: recordsOf(data) })) }),
    (error) => ({ failure: String(error?.message ?? error) }),
  )
  process.send(answer, () => process.disconnect())
})

const recordsOf = (data) =>
  data
    .map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))

function cellText(cell) {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell).trim()
}
