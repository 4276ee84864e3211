import type { Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { readArchive } from './archive_read.ts'
import type { OnProgress } from './backup.ts'
import { type FillOptions, fill, type Loaded } from './fill.ts'
import type { Manifest } from './manifest.ts'
import { createMeter, measure } from './measure.ts'
import { BackupRefusal } from './refusal.ts'

/**
 * Puts a backup in an empty database, all or nothing, then applies the migrations made since.
 * @param manifest what `checkArchive` answered for this file
 * @throws BackupRefusal; nothing is stored
 */
export async function restore(
  database: Database,
  path: string,
  manifest: Manifest,
  { migrations, onProgress = () => {} }: Pick<FillOptions, 'migrations'> & { onProgress?: OnProgress } = {},
): Promise<{ tables: Loaded[]; applied: string[] }> {
  const total = 2 * manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  let doing = ''
  const content = { ...manifest, texts: () => readTexts(path, manifest) }
  const tables = await fill(database, content, {
    migrations,
    onTable(table) {
      doing = table
      onProgress(done, total, doing)
    },
    onBytes(bytes) {
      done += bytes
      onProgress(done, total, doing)
    },
  })
  const { applied } = await migrate(database, migrations)
  await database.sql`analyze`
  return { tables, applied }
}

async function* readTexts(path: string, { tables }: Manifest) {
  for await (const { name, content } of readArchive(path)) {
    const index = tables.findIndex(({ file }) => file === name)
    if (index >= 0) yield { index, text: unchanged(path, content, tables[index]!) }
    else await measure(content)
  }
}

/** The file was checked, but that was before: what is loaded must be what was checked. */
async function* unchanged(
  path: string,
  text: AsyncIterable<Uint8Array>,
  { name, sha256 }: Manifest['tables'][number],
) {
  const meter = createMeter()
  for await (const piece of text) {
    meter.add(piece)
    yield piece
  }
  if (meter.read().sha256 === sha256) return
  throw new BackupRefusal(
    'altered',
    `« ${path} » a changé pendant la restauration (table ${name}). Tout a été annulé, recommencez.`,
    [name],
  )
}
