import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from '../../server/database/embedded/open.ts'
import { migrate } from '../../server/database/migrate.ts'

const MIGRATIONS = fileURLToPath(new URL('../../server/database/migrations', import.meta.url))
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/carte-cesp', import.meta.url))

/**
 * A migrated, closed folder of the embedded engine, to be copied. It takes ten seconds to make and depends only on
 * the engine and on the migrations, so it is kept from one run to the next under a name that tells them apart.
 */
export async function prepareEmbeddedTemplate(): Promise<string> {
  const template = join(CACHE, `embedded-${await fingerprint()}`)
  if (existsSync(template)) return template
  await mkdir(CACHE, { recursive: true })
  const work = await mkdtemp(join(CACHE, 'making-'))
  const dir = join(work, 'database')
  const db = await openEmbedded({ dir, durable: false, walSegmentMegabytes: 1 })
  await migrate(db)
  await db.close()
  // Another run may have finished first: its template is as good.
  await rename(dir, template).catch((error) => {
    if (!existsSync(template)) throw error
  })
  await rm(work, { recursive: true, force: true })
  await forgetOthers(template)
  return template
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const require = createRequire(import.meta.url)
  for (const name of ['@electric-sql/pglite', '@electric-sql/pglite-postgis'])
    hash.update(version(require, name))
  for (const name of (await readdir(MIGRATIONS)).sort()) {
    hash.update(`\0${name}\0`).update(await readFile(join(MIGRATIONS, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** The package does not export its package.json: its entry point stands beside it. */
function version(require: NodeJS.Require, name: string): string {
  const entry = require.resolve(name)
  return require(join(entry.slice(0, entry.lastIndexOf('/dist/')), 'package.json')).version
}

/** Old templates are 40 MB each. A day is left to the runs that may be using them. */
async function forgetOthers(kept: string): Promise<void> {
  const { stat } = await import('node:fs/promises')
  for (const name of await readdir(CACHE)) {
    const path = join(CACHE, name)
    if (path === kept) continue
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > 24 * 3600_000) await rm(path, { recursive: true, force: true })
  }
}
