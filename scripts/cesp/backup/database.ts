import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BackupRefusal } from '../../../server/database/backup/refusal.ts'
import { connect, type Database } from '../../../server/database/connect.ts'
import type { Outcome } from '../command.ts'
import type { CliContext } from '../context.ts'

/** A database as it is: neither brought up to date nor filled, unlike `context.openDatabase`. Closed after the work. */
export async function withDatabase<T>(
  context: CliContext,
  { url, dir }: { url: string | undefined; dir: string },
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const progress = context.progress('Base de données')
  const database = await connect({ url, dir, onProgress: (message) => progress.say(message) }).finally(() =>
    progress.stop(),
  )
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** The database that the settings name. */
export function settledDatabase(context: CliContext): { url: string | undefined; dir: string } {
  const { databaseUrl, dataDir } = context.config()
  return { url: databaseUrl, dir: join(dataDir, 'database') }
}

/** Reading an embedded database must not create one. @throws BackupRefusal */
export function requireDatabase({ url, dir }: { url: string | undefined; dir: string }): void {
  if (url || existsSync(join(dir, 'PG_VERSION'))) return
  throw new BackupRefusal(
    'no_database',
    `Il n’y a pas de base embarquée dans « ${dir} ». Vérifiez DATA_DIR, ou DATABASE_URL pour une base sur un serveur.`,
  )
}

/** Exit code 1 for what is refused. @param result what `--json` says of it besides */
export async function refusable(
  work: () => Promise<Outcome>,
  result: Record<string, unknown>,
): Promise<Outcome> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof BackupRefusal)) throw cause
    const { code, message, tables } = cause
    return { exit: 1, json: { ...result, refusal: { code, message, tables } }, text: message }
  }
}
