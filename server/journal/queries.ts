import type { Sql, TransactionSql } from 'postgres'
import type { ChainedEntry } from './chain.ts'
import type { JournalLine } from './schema.ts'

/**
 * Entries after a number, in their order, each value as the text that was hashed. Refused (42501) to a role that would
 * be shown a part of them only.
 */
export async function selectChain(sql: Sql, after: string, limit: number): Promise<ChainedEntry[]> {
  return readAll(
    sql,
    (tx) => tx<ChainedEntry[]>`
      select number::text, to_jsonb(recorded_at at time zone 'UTC') #>> '{}' as recorded_at, actor, origin, action,
             subject, detail::text, before_sha256, after_sha256, previous_hash, hash
      from journal_entry e where e.number > ${after}::bigint order by e.number limit ${limit}`,
  )
}

/** How many entries stand at a number or below, or have none. */
export async function countUpTo(sql: Sql, number: number): Promise<number> {
  const [row] = await readAll(
    sql,
    (tx) => tx<{ count: string }[]>`
      select count(*) from journal_entry where number <= ${number} or number is null`,
  )
  return Number(row!.count)
}

/** The highest number, to tell how far a reading is. */
export async function lastNumber(sql: Sql): Promise<number> {
  const [row] = await readAll(
    sql,
    (tx) => tx<{ last: string | null }[]>`select max(number) as last from journal_entry`,
  )
  return Number(row!.last ?? 0)
}

/** A short transaction: the embedded engine has one session, and others wait for it. */
async function readAll<T>(sql: Sql, read: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const result = await sql.begin('read only', async (tx) => {
    await tx`set local row_security = off`
    return read(tx)
  })
  return result as T
}

export interface HistoryFilter {
  subject?: string
  actor?: string
  /** Only what came before this number: the last one of the page before. */
  olderThan?: number
  limit: number
}

/** As the client reads them: a number is text, an instant loses its microseconds. */
export type HistoryRow = Omit<JournalLine, 'number' | 'recorded_at'> & { number: string; recorded_at: Date }

/** Entries, the latest first, among those that the role may see. */
export async function selectHistory(
  sql: Sql | TransactionSql,
  { subject, actor, olderThan, limit }: HistoryFilter,
): Promise<HistoryRow[]> {
  return sql<HistoryRow[]>`
    select number, recorded_at, actor, origin, action, subject, detail, before_sha256, after_sha256, hash
    from journal_entry
    where ${subject === undefined ? sql`true` : sql`subject = ${subject}`}
      and ${actor === undefined ? sql`true` : sql`actor = ${actor}`}
      and ${olderThan === undefined ? sql`true` : sql`number < ${olderThan}`}
    order by number desc limit ${limit}`
}
