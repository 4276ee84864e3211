import { unzipSync } from 'fflate'
import { FileRefusal } from './refusal.ts'

export interface ArchiveEntry {
  name: string
  /** Bytes once unpacked, as the archive declares it. */
  size: number
}

/** Entries of an archive; a workbook of a hundred sheets has some 250. */
const MOST_ENTRIES = 1000
/** Bytes once unpacked: a small archive must not fill the memory (CWE-409). A national workbook takes 15 MB. */
const MOST_UNPACKED = 150 * 1024 * 1024

/**
 * What a ZIP archive holds, read from its directory: nothing is unpacked.
 * @throws FileRefusal `file_damaged` when the directory, which ends the file, is missing; `file_too_large`
 */
export function listArchive(bytes: Uint8Array): ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        entries.push({ name, size: originalSize })
        if (entries.length > MOST_ENTRIES) throw tooManyEntries()
        return false
      },
    })
  } catch (error) {
    if (error instanceof FileRefusal) throw error
    throw new FileRefusal(
      'file_damaged',
      'Le fichier est une archive incomplète : son répertoire final manque, il a été tronqué.',
    )
  }
  return entries
}

/** @throws FileRefusal for an archive made to do harm: one that unpacks too large, or out of its folder. */
export function refuseHostileArchive(entries: readonly ArchiveEntry[]): void {
  const stray = entries.find(({ name }) => isStray(name))
  if (stray)
    throw new FileRefusal(
      'file_damaged',
      `L’archive contient un fichier dont le chemin sort d’elle (« ${stray.name.slice(0, 80)} ») : un classeur n’en contient pas.`,
    )
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0)
  if (unpacked > MOST_UNPACKED)
    throw new FileRefusal(
      'file_too_large',
      `Le classeur décompressé pèserait ${Math.ceil(unpacked / 1024 / 1024)} Mo : ${MOST_UNPACKED / 1024 / 1024} Mo au plus sont acceptés.`,
    )
}

/** Absolute, with a drive, or climbing (CWE-22). Nothing is ever written where a name says; such a name tells an intent. */
const isStray = (name: string) => /^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)|\0/i.test(name)

const tooManyEntries = () =>
  new FileRefusal(
    'file_too_large',
    `L’archive contient plus de ${MOST_ENTRIES} fichiers : un classeur en contient quelques dizaines.`,
  )
