import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartFailure } from '../failure.ts'
import { processSpace, processStart } from './process_identity.ts'

/** How often the holder shows that it lives, in milliseconds. */
const HEARTBEAT_MS = 5_000
/** A holder on another machine is believed dead after this silence. Ours are looked at directly. */
const SILENCE_MS = 60_000
/** How long to wait for another process that is taking the lock at this moment. */
const TAKING_MS = 3_000

interface Holder {
  token: string
  pid: number
  start: string
  space: string
}

/**
 * The right to open a folder of the embedded engine, held by one process: two would silently overwrite each
 * other's commits. It is a file beside the folder; one left by a dead process is taken over.
 */
export class FolderLock {
  readonly #path: string
  readonly #token: string
  readonly #heart: NodeJS.Timeout

  private constructor(path: string, token: string, onLost: () => void) {
    this.#path = path
    this.#token = token
    this.#heart = setInterval(() => {
      if (readHolder(path)?.token === token) touch(path)
      else onLost()
    }, HEARTBEAT_MS)
    this.#heart.unref()
    process.on('exit', this.release)
  }

  /**
   * @param onLost called if another process took the lock from us, which it may after a long suspension
   * @throws StartFailure naming the folder and the process that has it
   */
  static async take(dir: string, onLost: () => void): Promise<FolderLock> {
    const path = `${dir}.lock`
    makeParent(dir)
    // Looking at a lock and replacing it must not be done by two processes at a time.
    const taking = `${path}.taking`
    await waitToTake(taking, dir)
    try {
      const holder = readHolder(path)
      if (holder && isAlive(holder, path)) throw isHeld(dir, path, holder)
      const own = { token: randomUUID(), pid: process.pid, start: ownStart(), space: processSpace() }
      writeFileSync(path, `${JSON.stringify(own)}\n`)
      return new FolderLock(path, own.token, onLost)
    } finally {
      rmSync(taking, { force: true })
    }
  }

  readonly release = (): void => {
    clearInterval(this.#heart)
    process.off('exit', this.release)
    if (readHolder(this.#path)?.token === this.#token) rmSync(this.#path, { force: true })
  }
}

const ownStart = () => processStart(process.pid) ?? ''

/** @returns null when there is no lock, or one that its writer had no time to write */
function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isMissing || error instanceof SyntaxError) return null
    throw error
  }
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.space !== processSpace()) return Date.now() - statSync(path).mtimeMs < SILENCE_MS
  const start = processStart(holder.pid)
  if (start === null) return false
  return start === '' || holder.start === '' || start === holder.start
}

function isHeld(dir: string, path: string, holder: Holder): StartFailure {
  if (holder.space !== processSpace()) {
    return new StartFailure(
      `DATA_DIR\u00a0: le dossier «\u00a0${dir}\u00a0» est utilisé depuis une autre machine ou un autre conteneur (processus ${holder.pid} de ${holder.space.split(' ')[0]})\u00a0; arrêtez-le, ou choisissez un autre dossier. Verrou\u00a0: ${path}.`,
    )
  }
  const who = holder.pid === process.pid ? 'ce processus même' : `le processus ${holder.pid}`
  return new StartFailure(
    `DATA_DIR\u00a0: le dossier «\u00a0${dir}\u00a0» est déjà ouvert par ${who}\u00a0; arrêtez-le, ou choisissez un autre dossier.`,
  )
}

function touch(path: string): void {
  const now = new Date()
  utimesSync(path, now, now)
}

function makeParent(dir: string): void {
  try {
    mkdirSync(dirname(dir), { recursive: true })
  } catch (error) {
    throw unwritable(dir, error as Error)
  }
}

async function waitToTake(taking: string, dir: string): Promise<void> {
  const limit = Date.now() + TAKING_MS
  for (;;) {
    try {
      writeFileSync(taking, '', { flag: 'wx' })
      return
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST') throw unwritable(dir, error as Error)
    }
    // Taking lasts milliseconds: an older file belongs to a process killed in the middle.
    if (Date.now() - (statSync(taking, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > TAKING_MS) {
      rmSync(taking, { force: true })
    } else if (Date.now() > limit) {
      throw new StartFailure(
        `DATA_DIR\u00a0: un autre processus est en train d’ouvrir le dossier «\u00a0${dir}\u00a0»\u00a0; réessayez dans un instant.`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function unwritable(dir: string, error: Error): StartFailure {
  return new StartFailure(
    `DATA_DIR\u00a0: impossible d’écrire à côté du dossier «\u00a0${dir}\u00a0» (${error.message})\u00a0; donnez un dossier où ce compte a le droit d’écrire.`,
    { cause: error },
  )
}
