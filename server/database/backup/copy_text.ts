// The text format of COPY. https://www.postgresql.org/docs/current/sql-copy.html, « Text Format »

export const NEWLINE = 0x0a

const LETTERS: Record<string, string> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
}
const CHARACTERS: Record<string, string> = Object.fromEntries(
  Object.entries(LETTERS).map(([character, written]) => [written[1]!, character]),
)

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what COPY escapes.
const ESCAPED = /[\x08-\x0d\\]/g

/** Values as the database writes them, null for NULL → one line, its newline included. */
export function encodeRow(values: readonly (string | null)[]): string {
  let line = ''
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (i > 0) line += '\t'
    line += value === null ? '\\N' : value.replace(ESCAPED, (character) => LETTERS[character]!)
  }
  return `${line}\n`
}

/** One line without its newline → its values. */
export function decodeRow(line: string): (string | null)[] {
  return line.split('\t').map((field) => {
    if (field === '\\N') return null
    if (!field.includes('\\')) return field
    return field.replace(/\\(.)/g, (_, letter: string) => CHARACTERS[letter] ?? letter)
  })
}

/** Pieces cut anywhere → pieces that end with a line. A line is never cut, however long. */
export async function* wholeLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let kept: Uint8Array[] = []
  for await (const piece of pieces) {
    const end = piece.lastIndexOf(NEWLINE) + 1
    if (end === 0) {
      if (piece.length > 0) kept.push(piece)
      continue
    }
    yield Buffer.concat([...kept, piece.subarray(0, end)])
    kept = end < piece.length ? [piece.subarray(end)] : []
  }
  if (kept.length > 0) yield Buffer.concat(kept)
}
