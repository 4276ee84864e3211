import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { createTarPacker } from 'modern-tar'
import { BackupRefusal } from './refusal.ts'

/** Adds a file to an archive under way. @param size in bytes, exact: it is written before the content */
export type AddFile = (
  name: string,
  size: number,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
) => Promise<void>

/**
 * Writes a gzipped tar under a temporary name, makes sure that the disk has it, then gives it its name: a file of that
 * name is always whole. It can be read by the account alone: a backup holds what the base protects.
 * @throws BackupRefusal when the file exists and may not be replaced
 */
export async function writeArchive(
  path: string,
  { force, at }: { force: boolean; at: Date },
  fill: (add: AddFile) => Promise<void>,
): Promise<{ bytes: number }> {
  const final = resolve(path)
  if (!force) await requireFreeName(path)
  const partial = join(dirname(final), `.${basename(final)}.${randomBytes(4).toString('hex')}.partiel`)
  try {
    await pack(partial, at, fill)
    const { size } = await stat(partial)
    await synchronize(partial)
    if (force) await rename(partial, final)
    else await giveNewName(partial, final, path)
    if (process.platform !== 'win32') await synchronize(dirname(final))
    return { bytes: size }
  } finally {
    await rm(partial, { force: true })
  }
}

async function pack(path: string, at: Date, fill: (add: AddFile) => Promise<void>): Promise<void> {
  const { readable, controller } = createTarPacker()
  const written = pipeline(
    Readable.fromWeb(readable as Parameters<typeof Readable.fromWeb>[0]),
    createGzip(),
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  )
  // Awaited below; a failure meanwhile must not stop the process.
  written.catch(() => {})
  try {
    await fill(async (name, size, content) => {
      const writer = controller.add({ name, size, mtime: at, mode: 0o600, type: 'file' }).getWriter()
      for await (const piece of content) await writer.write(piece)
      await writer.close()
    })
    controller.finalize()
  } catch (error) {
    controller.error(error)
    await written.catch((failure) => {
      // The disk's failure is the cause of the other.
      if ((failure as NodeJS.ErrnoException).syscall) throw failure
    })
    throw error
  }
  await written
}

/** @throws BackupRefusal when there is something of that name */
export async function requireFreeName(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (found) throw exists(path)
}

/** Two processes may end at the same time: a link, unlike a renaming, never replaces a file. */
async function giveNewName(partial: string, final: string, shown: string): Promise<void> {
  try {
    await link(partial, final)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw exists(shown)
    // Some disks have no links.
    await requireFreeName(shown)
    await rename(partial, final)
  }
}

const exists = (path: string) =>
  new BackupRefusal(
    'file_exists',
    `Le fichier « ${path} » existe déjà, il n’a pas été touché. Donnez un autre nom, ou --force pour le remplacer.`,
  )

async function synchronize(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
