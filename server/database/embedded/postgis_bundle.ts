import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { packTar, unpackTar } from 'modern-tar'

const cache = new URL('../../../node_modules/.cache/carte-cesp/', import.meta.url)

/** What `create extension postgis` and its functions read: the library, its SQL, and the projections. */
const USED =
  /^(lib\/postgresql\/postgis-3\.so|share\/proj\/.+|share\/postgresql\/extension\/postgis(\.control|--\d+\.\d+\.\d+\.sql))$/

/**
 * PostGIS without rasters, topology, the Tiger geocoder and the upgrade scripts, which PGlite would unpack and compile
 * at each opening: 35 MB instead of 110, and 2 s to open the engine instead of 6. Made from the package's bundle once
 * and kept; where nothing can be written, the whole bundle serves as it is.
 * @param whole the bundle that the package brings
 */
export async function slimBundle(whole: URL, folder: URL = cache): Promise<URL> {
  const kept = new URL(`postgis-${await versionOf(whole)}.tar.gz`, folder)
  if (existsSync(kept)) return kept
  const entries = await unpackTar(await promisify(gunzip)(await readFile(whole)), {
    filter: ({ name }) => USED.test(name),
  })
  const bytes = await promisify(gzip)(await packTar(entries), { level: 1 })
  try {
    await mkdir(folder, { recursive: true })
    await writeWhole(kept, bytes)
    return kept
  } catch {
    return whole
  }
}

/** Changes when the package is installed anew, or what we keep of it. */
async function versionOf(bundle: URL): Promise<string> {
  const { size, mtimeMs } = await stat(bundle)
  return createHash('sha256').update(`${size} ${mtimeMs} ${USED.source}`).digest('hex').slice(0, 12)
}

/** A reader finds the whole file or none, whoever else writes it and whenever the machine stops. */
async function writeWhole(file: URL, bytes: Uint8Array): Promise<void> {
  const draft = pathToFileURL(`${fileURLToPath(file)}.${randomUUID()}`)
  try {
    const handle = await open(draft, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
