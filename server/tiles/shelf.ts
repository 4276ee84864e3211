import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Archive, openArchive } from './archive.ts'
import { readSetName } from './set_name.ts'

/** Sets kept on disk besides those in use. */
const KEPT_SETS = 5
/** A folder under construction that nobody touched for so long was left by a process that died. */
const ABANDONED_MS = 3600_000
const PARTIAL = '.partial-'

/** The folder of the complete sets, `<dir>/<set>`. A set appears in one go, by a rename; half a set is never there. */
export interface Shelf {
  open(set: string): Archive | null
  /** Where to build `set`, before `put`. */
  partial(set: string): string
  /** Shows the set built in its partial folder. Another process may have been first: then ours is thrown away. */
  put(set: string): Archive | null
  discard(set: string): void
  /** Deletes the oldest sets, but those `inUse`; what is open stays readable. */
  prune(inUse: ReadonlySet<string>): string[]
  close(): void
}

export function openShelf(dir: string): Shelf {
  mkdirSync(dir, { recursive: true })
  sweep(dir)
  const opened = new Map<string, Archive>()
  const partial = (set: string) => join(dir, `${PARTIAL}${process.pid}-${set}`)
  const open = (set: string): Archive | null => {
    const known = opened.get(set)
    if (known) return known
    if (!readSetName(set)) return null
    const archive = openArchive(join(dir, set))
    if (archive) opened.set(set, archive)
    return archive
  }
  return {
    open,
    partial,
    put(set) {
      const from = partial(set)
      const to = join(dir, set)
      try {
        // Reached only when nothing whole is there: `open` was asked before the set was built.
        if (!openArchive(to)) rmSync(to, { recursive: true, force: true })
        renameSync(from, to)
      } catch (error) {
        rmSync(from, { recursive: true, force: true })
        if (!openArchive(to)) throw error
      }
      return open(set)
    },
    discard: (set) => rmSync(partial(set), { recursive: true, force: true }),
    prune(inUse) {
      const sets = readdirSync(dir)
        .filter((name) => readSetName(name) && !inUse.has(name))
        .map((name) => ({ name, time: statSync(join(dir, name)).mtimeMs }))
        .sort((a, b) => b.time - a.time || (a.name < b.name ? -1 : 1))
      const old = sets.slice(KEPT_SETS).map(({ name }) => name)
      for (const name of old) rmSync(join(dir, name), { recursive: true, force: true })
      return old
    },
    close() {
      for (const archive of opened.values()) archive.close()
      opened.clear()
    },
  }
}

/** Removes what dead processes left half built. */
function sweep(dir: string): void {
  for (const name of readdirSync(dir)) {
    const owner = name.startsWith(PARTIAL) ? Number.parseInt(name.slice(PARTIAL.length), 10) : Number.NaN
    if (Number.isNaN(owner)) continue
    const path = join(dir, name)
    if (owner === process.pid || !isAlive(owner) || Date.now() - statSync(path).mtimeMs > ABANDONED_MS)
      rmSync(path, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
