/**
 * Where the record that starts at `from` ends: the position of its line feed outside quotation marks, -1 when the text
 * stops before. A mark only quotes at the start of a cell, so that a stray one (`5" de diamètre`) does not swallow the rest.
 * `quote`: where the next mark is, -1 for none; a caller that goes through many records searches it once.
 */
export function recordEnd(
  text: string,
  from: number,
  delimiter: string,
  quote = text.indexOf('"', from),
): number {
  const newline = text.indexOf('\n', from)
  if (newline < 0) return -1
  if (quote < 0 || quote > newline) return newline
  let at = from
  for (;;) {
    if (text[at] === '"') {
      at = closingQuote(text, at)
      if (at < 0) return -1
    }
    // The rest of the cell, which no mark can open any more.
    const end = text.indexOf('\n', at)
    if (end < 0) return -1
    const next = text.indexOf(delimiter, at)
    if (next < 0 || next > end) return end
    at = next + 1
  }
}

/** Position after the mark that closes the one at `open`, -1 when the text stops before. */
function closingQuote(text: string, open: number): number {
  let at = open + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return -1
    if (text[quote + 1] !== '"') return quote + 1
    at = quote + 2
  }
}

/** The cell `column` of a record, without its quotation marks; null when the record is shorter. */
export function cellOf(record: string, column: number, delimiter: string): string | null {
  let at = 0
  for (let index = 0; ; index++) {
    const quoted = record[at] === '"'
    const after = quoted ? closingQuote(record, at) : at
    const next = after < 0 ? -1 : record.indexOf(delimiter, after)
    if (index === column) {
      const cell = next < 0 ? record.slice(at) : record.slice(at, next)
      return quoted ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell.trim()
    }
    if (next < 0) return null
    at = next + 1
  }
}

/** All the cells of a record. */
export function cellsOf(record: string, delimiter: string): string[] {
  const cells: string[] = []
  for (let cell = cellOf(record, 0, delimiter); cell !== null; cell = cellOf(record, cells.length, delimiter))
    cells.push(cell)
  return cells
}
