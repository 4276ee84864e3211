import iconv from 'iconv-lite'
import { FileRefusal } from './refusal.ts'

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * Bytes of a text file → its text, without byte order mark. Shared by the readers of zonings and of places.
 * UTF-8 is tried strictly; what is not UTF-8 is Windows-1252, the only other 8-bit encoding the ARS publish (domain.md §3).
 * @throws FileRefusal `file_empty`, `file_binary`
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = detectEncoding(bytes)
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), names[encoding])
  if (text.trim() === '')
    throw new FileRefusal(
      'file_empty',
      'Le fichier est vide : une ligne d’en-tête et des lignes étaient attendues.',
    )
  const control = controlCharacter.exec(text)
  if (control) {
    let row = 1
    for (let at = text.indexOf('\n'); at >= 0 && at < control.index; at = text.indexOf('\n', at + 1)) row++
    throw new FileRefusal(
      'file_binary',
      `Le fichier n’est pas un fichier texte : il contient le caractère de contrôle U+${hex(control[0])} à la ligne ${row}. Un fichier CSV ou XLSX était attendu.`,
      row,
    )
  }
  return { text, encoding }
}

const names: Record<Encoding, string> = {
  'utf-8': 'utf8',
  'utf-8-bom': 'utf8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'win1252',
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')

function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const withoutMark = nulls(bytes)
  if (withoutMark) return withoutMark
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** UTF-16 without a mark: in French text nearly every other byte is zero, always on the same side. */
function nulls(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 512) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  if (length < 8) return null
  if (odd > length * 0.4 && even === 0) return 'utf-16le'
  if (even > length * 0.4 && odd === 0) return 'utf-16be'
  return null
}

/** A file cut in the middle of a character is still UTF-8: `stream` forgives an unfinished last sequence. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
