import type { Database } from '../database.ts'
import { writeCanonically } from './canonical.ts'
import { readHistory, readSequences, readTables, type Sequence, type Table } from './catalogue.ts'
import { readTable } from './read_table.ts'
import { BackupRefusal } from './refusal.ts'

/** A database as it was at one instant, while others go on writing. */
export interface Snapshot {
  takenAt: Date
  migrations: { name: string; sha256: string }[]
  /** In an order where each comes after those that it refers to. */
  tables: Table[]
  sequences: Sequence[]
  /** One table at a time. */
  read(table: Table): AsyncIterable<Buffer>
}

/** insufficient_privilege: with `row_security` off, what a server answers in place of hiding rows. */
const WOULD_HIDE = '42501'

/** @throws BackupRefusal when the database holds nothing of the project, or would hide rows from this account */
export async function withSnapshot<T>(
  { sql, engine }: Database,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const result = await sql.begin('isolation level repeatable read read only', async (tx) => {
    await writeCanonically(tx)
    const migrations = await readHistory(tx)
    if (!migrations?.length) throw empty()
    const [now] = await tx<{ at: Date }[]>`select now() as at`
    const tables = await readTables(tx)
    // Sequences do not belong to the snapshot: read later, they are at least as far as its rows.
    const sequences = await readSequences(tx)
    const read = (table: Table) => orRefuse(readTable(tx, engine, table))
    return work({ takenAt: now!.at, migrations, tables, sequences, read })
  })
  return result as T
}

async function* orRefuse(text: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* text
  } catch (error) {
    if ((error as { code?: string }).code !== WOULD_HIDE) throw error
    throw new BackupRefusal(
      'hidden_rows',
      `Le compte de cette base ne peut pas en lire toutes les lignes (${(error as Error).message}). Utilisez le compte propriétaire des tables, ou un compte qui a l’attribut BYPASSRLS.`,
    )
  }
}

function empty(): BackupRefusal {
  return new BackupRefusal(
    'no_database',
    'La base est vide : aucune migration n’y a été appliquée, il n’y a rien à sauvegarder.',
  )
}
