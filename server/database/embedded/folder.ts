import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StartFailure } from '../failure.ts'

/** What the pinned engine writes, PGlite 0.5.8: PostgreSQL 18, its control file and its catalogues. */
export const ENGINE_FORMAT = { major: '18', control: 1800, catalog: 202506291 } as const

/** PG_CONTROL_FILE_SIZE of PostgreSQL, in bytes. */
const CONTROL_BYTES = 8192

/** Stands beside a folder while it is being created: what a crash leaves there is nobody's data. */
const creationMark = (dir: string) => `${dir}.creating`

/**
 * Looks at a folder before the engine does.
 * @returns whether it must be created
 * @throws StartFailure when it is not a database, or not one that this engine can read; nothing is changed
 */
export function inspectFolder(dir: string): 'new' | 'existing' {
  if (existsSync(creationMark(dir))) rmSync(dir, { recursive: true, force: true })
  if (!existsSync(dir) || readdirSync(dir).length === 0) return 'new'

  const major = readOptional(join(dir, 'PG_VERSION'))?.toString().trim()
  if (major === undefined) {
    throw refused(dir, 'n’est pas une base\u00a0: le fichier PG_VERSION manque', RESTORE)
  }
  if (major !== ENGINE_FORMAT.major) {
    throw refused(
      dir,
      `a été fait par PostgreSQL ${major}, et ce programme lit PostgreSQL ${ENGINE_FORMAT.major}`,
      'reprenez la version du programme qui l’a fait pour en tirer une sauvegarde, puis restaurez-la dans un dossier neuf',
    )
  }
  const control = readOptional(join(dir, 'global/pg_control'))
  if (control?.length !== CONTROL_BYTES) {
    const size = control ? `fait ${control.length} octets au lieu de ${CONTROL_BYTES}` : 'manque'
    throw refused(dir, `est abîmé\u00a0: le fichier global/pg_control ${size}`, RESTORE)
  }
  // pg_control starts with an identifier of 8 bytes, then these two versions.
  if (
    control.readUInt32LE(8) !== ENGINE_FORMAT.control ||
    control.readUInt32LE(12) !== ENGINE_FORMAT.catalog
  ) {
    throw refused(
      dir,
      `a été fait par une autre version du moteur (catalogue ${control.readUInt32LE(12)} au lieu de ${ENGINE_FORMAT.catalog})`,
      'reprenez la version du programme qui l’a fait pour en tirer une sauvegarde, puis restaurez-la dans un dossier neuf',
    )
  }
  return 'existing'
}

const RESTORE = 'restaurez une sauvegarde dans un dossier neuf'

/** The engine could not open the folder. @param reason its own words, in English */
export function cannotOpen(dir: string, reason: string): StartFailure {
  return refused(dir, `ne s’ouvre pas, il est sans doute abîmé (${reason})`, RESTORE)
}

function refused(dir: string, what: string, remedy: string): StartFailure {
  return new StartFailure(
    `DATA_DIR\u00a0: le dossier «\u00a0${dir}\u00a0» ${what}. Rien n’a été effacé\u00a0; ${remedy}, ou choisissez-en un autre.`,
  )
}

function readOptional(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export function beginCreation(dir: string): void {
  writeFileSync(creationMark(dir), '')
}

/** Makes sure that the disk has everything before the folder counts as a database. */
export function endCreation(dir: string): void {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    sync(join(entry.parentPath, entry.name))
  }
  sync(dir)
  rmSync(creationMark(dir))
  sync(dirname(dir))
}

function sync(path: string): void {
  // Windows cannot synchronise a folder, nor a file opened for reading.
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
