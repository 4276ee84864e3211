import iconv from 'iconv-lite'

/**
 * How the bytes of a CSV are walked without changing them. UTF-8 and Windows-1252 are read as Latin-1, one character
 * a byte: delimiters, quotation marks and digits are ASCII in both, and what is not looked at goes out as it came in.
 */
export interface ByteCodec {
  toText(chunk: Buffer): string
  toBytes(text: string): Buffer
  /** A cell of the header as a person reads it. */
  readable(cell: string): string
  /** Bytes of a character: chunks are cut at a multiple of it. */
  width: 1 | 2
}

/** Chosen from the first bytes of the file. */
export function codecOf(head: Buffer): ByteCodec {
  if (head[0] === 0xff && head[1] === 0xfe) return utf16(false)
  if (head[0] === 0xfe && head[1] === 0xff) return utf16(true)
  const encoding = isUtf8(head) ? 'utf8' : 'win1252'
  return {
    toText: (chunk) => chunk.toString('latin1'),
    toBytes: (text) => Buffer.from(text, 'latin1'),
    readable: (cell) => iconv.decode(Buffer.from(cell, 'latin1'), encoding),
    width: 1,
  }
}

function utf16(bigEndian: boolean): ByteCodec {
  const swap = (bytes: Buffer) => (bigEndian ? Buffer.from(bytes).swap16() : bytes)
  return {
    toText: (chunk) => swap(chunk).toString('utf16le'),
    toBytes: (text) => swap(Buffer.from(text, 'utf16le')),
    readable: (cell) => cell.replace(/^\ufeff/, ''),
    width: 2,
  }
}

/** The first chunk may end in the middle of a character: `stream` forgives it. */
function isUtf8(head: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
