import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TransactionSql } from 'postgres'
import type { Database } from './database.ts'
import { StartFailure } from './failure.ts'

/** A key of ours among the advisory locks of the database: « cesp » in ASCII. */
const LOCK_KEY = 0x63657370

const OWN_MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

export interface Migration {
  name: string
  sha256: string
  text: string
}

/**
 * Brings the database to the state of the folder's `NNN_name.sql` files, in their order, all or nothing. Two
 * processes may start together: the second waits, then finds everything done.
 * @throws StartFailure when the database was migrated by a newer program or with a file changed since.
 */
export async function migrate(
  db: Pick<Database, 'sql'>,
  dir: string = OWN_MIGRATIONS,
): Promise<{ applied: string[]; present: string[] }> {
  return db.sql.begin((sql) => migrateWithin(sql, dir))
}

/**
 * The same inside a transaction of the caller's, or no further than the migrations that it names.
 * @throws StartFailure as above
 */
export async function migrateWithin(
  sql: TransactionSql,
  dir: string = OWN_MIGRATIONS,
  only?: readonly string[],
): Promise<{ applied: string[]; present: string[] }> {
  const migrations = await readMigrations(dir)
  await sql`set local statement_timeout = 0`
  await lockMigrations(sql)
  await sql`
    create table if not exists schema_migration (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`
  const done = await sql<{ name: string; sha256: string }[]>`select name, sha256 from schema_migration`
  const present = done.map(({ name }) => name).sort()
  checkHistory(done, migrations)

  const applied: string[] = []
  for (const { name, sha256, text } of migrations.filter(({ name }) => !present.includes(name))) {
    if (only && !only.includes(name)) continue
    try {
      await sql.unsafe(text).simple()
    } catch (error) {
      throw explainFailure(name, error)
    }
    await sql`insert into schema_migration (name, sha256) values (${name}, ${sha256})`
    applied.push(name)
  }
  return { applied, present }
}

/** Until the end of the transaction, nobody else migrates this database. */
export async function lockMigrations(sql: TransactionSql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK_KEY})`
}

/** What the program knows, in order. */
export async function readMigrations(dir: string = OWN_MIGRATIONS): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => /^\d{3}_\w+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(dir, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** What the database says it went through must be a part of what the program knows. */
function checkHistory(done: readonly { name: string; sha256: string }[], known: readonly Migration[]): void {
  for (const { name, sha256 } of done) {
    const migration = known.find((one) => one.name === name)
    if (!migration) {
      throw new StartFailure(
        `La base contient la migration «\u00a0${name}\u00a0», inconnue de cette version du programme\u00a0: elle a été faite par une version plus récente. Utilisez celle-ci, ou une sauvegarde d’avant la mise à jour.`,
      )
    }
    if (migration.sha256 !== sha256) {
      throw new StartFailure(
        `La migration «\u00a0${name}\u00a0» a changé depuis qu’elle a été appliquée à la base (empreinte attendue\u00a0: ${short(sha256)}, lue\u00a0: ${short(migration.sha256)}). Remettez le fichier d’origine et écrivez une nouvelle migration.`,
      )
    }
  }
}

const short = (sha256: string) => `${sha256.slice(0, 12)}…`

function explainFailure(name: string, error: unknown): StartFailure {
  const { code, message } = error as { code?: string; message?: string }
  return new StartFailure(
    `La migration «\u00a0${name}\u00a0» a échoué (${code ?? 'sans code'}\u00a0: ${message ?? error}). La base est restée dans l’état d’avant.`,
    { cause: error },
  )
}
