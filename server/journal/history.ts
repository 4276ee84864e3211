import type { Sql, TransactionSql } from 'postgres'
import { type HistoryFilter, selectHistory } from './queries.ts'
import type { JournalLine } from './schema.ts'

/**
 * What was done, the latest first. Inside `actAs`, the database shows a person what they did and what was done to
 * them, an administrator everything, nobody nothing.
 */
export async function readHistory(sql: Sql | TransactionSql, filter: HistoryFilter): Promise<JournalLine[]> {
  const rows = await selectHistory(sql, filter)
  return rows.map((row) => ({
    ...row,
    number: Number(row.number),
    recorded_at: row.recorded_at.toISOString(),
  }))
}
