import { listArchive, refuseHostileArchive } from '../../files/archive.ts'
import { FileRefusal } from '../../files/refusal.ts'

/** Bytes of a zoning file; the national file weighs 1 MB. */
export const MOST_BYTES = 50 * 1024 * 1024

const EXPECTED = 'un fichier CSV ou XLSX était attendu'

/** @throws FileRefusal `file_too_large`, from the size alone: nothing is read. */
export function refuseTooLarge(bytes: number): void {
  if (bytes <= MOST_BYTES) return
  const megabytes = (n: number) => Math.ceil(n / 1024 / 1024)
  throw new FileRefusal(
    'file_too_large',
    `Le fichier pèse ${megabytes(bytes)} Mo : ${megabytes(MOST_BYTES)} Mo au plus sont acceptés (le zonage de la France entière pèse moins de 5 Mo).`,
  )
}

/** @throws FileRefusal naming the format, when the first bytes tell one that is not read. */
export function refuseKnownFormats(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  const unreadable = signatures.find(({ begins }) => begins.test(head))
  if (unreadable) throw new FileRefusal(unreadable.code, `${unreadable.says} ; ${EXPECTED}.`, 1)
}

/** @throws FileRefusal for an archive that is no workbook, one that would unpack too large, or the DREES workbook. */
export function refuseUnreadableArchive(bytes: Uint8Array): void {
  const entries = listArchive(bytes)
  refuseHostileArchive(entries)
  const names = entries.map(({ name }) => name.toLowerCase())
  if (names.some((name) => name.endsWith('.shp'))) throw notYet('Le Shapefile compressé')
  if (!names.includes('xl/workbook.xml'))
    throw new FileRefusal(
      'format_unsupported',
      `L’archive ZIP ne contient pas de classeur (elle contient : ${
        names
          .slice(0, 5)
          .map((name) => name.slice(0, 60))
          .join(', ') || 'rien'
      }) ; ${EXPECTED}.`,
    )
}

export const notYet = (format: string) =>
  new FileRefusal('format_unsupported', `${format} n’est pas encore pris en charge ; ${EXPECTED}.`)

/** First bytes, read as Latin-1. */
const signatures: { begins: RegExp; code: FileRefusal['code']; says: string }[] = [
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes, not text
    begins: /^\xd0\xcf\x11\xe0/,
    code: 'format_unsupported',
    says: 'Le fichier est un ancien classeur .xls : enregistrez-le au format .xlsx',
  },
  { begins: /^%PDF/, code: 'file_binary', says: 'Le fichier est un PDF, pas un tableau' },
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes, not text
    begins: /^\x1f\x8b/,
    code: 'file_binary',
    says: 'Le fichier est compressé (gzip) : décompressez-le',
  },
  {
    begins: /^(\xef\xbb\xbf)?\s*\{\s*"/,
    code: 'format_unsupported',
    says: 'Le format GeoJSON n’est pas encore pris en charge',
  },
  {
    begins: /^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml)/i,
    code: 'format_unsupported',
    says: 'Le fichier est une page web ou un document XML',
  },
]
