import { unzipSync } from 'fflate'
import { FileRefusal } from './refusal.ts'

export interface ArchiveEntry {
  name: string
  /** Bytes once unpacked, as the archive declares it. */
  size: number
}

/**
 * What a ZIP archive holds, read from its directory: nothing is unpacked.
 * @throws FileRefusal `file_damaged` when the directory, which ends the file, is missing
 */
export function listArchive(bytes: Uint8Array): ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        entries.push({ name, size: originalSize })
        return false
      },
    })
  } catch {
    throw new FileRefusal(
      'file_damaged',
      'Le fichier est une archive incomplète : son répertoire final manque, il a été tronqué.',
    )
  }
  return entries
}
