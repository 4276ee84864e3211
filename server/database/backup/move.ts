import type { Database } from '../database.ts'
import { migrate, readMigrations } from '../migrate.ts'
import type { OnProgress } from './backup.ts'
import { type FillOptions, fill, type Loaded } from './fill.ts'
import { requireKnownMigrations } from './known_migrations.ts'
import { type Snapshot, withSnapshot } from './snapshot.ts'

/**
 * Copies a database into an empty one, all or nothing, without a file between, then applies the migrations made since.
 * The source is only read.
 * @throws BackupRefusal; nothing is stored
 */
export async function move(
  source: Database,
  target: Database,
  { migrations, onProgress = () => {} }: Pick<FillOptions, 'migrations'> & { onProgress?: OnProgress } = {},
): Promise<{ tables: Loaded[]; applied: string[] }> {
  const known = await readMigrations(migrations)
  const tables = await withSnapshot(source, async (snapshot) => {
    requireKnownMigrations('La base de départ', snapshot.migrations, known)
    const total = 2 * snapshot.tables.length
    let done = 0
    return fill(
      target,
      { ...snapshot, texts: () => readTexts(snapshot) },
      {
        migrations,
        onTable: (doing) => onProgress(done++, total, doing),
      },
    )
  })
  const { applied } = await migrate(target, migrations)
  await target.sql`analyze`
  return { tables, applied }
}

async function* readTexts({ tables, read }: Snapshot) {
  for (const [index, table] of tables.entries()) yield { index, text: read(table) }
}
