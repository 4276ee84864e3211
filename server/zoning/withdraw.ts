import type { Database } from '../database/connect.ts'
import { record } from '../journal/record.ts'
import { insertWithdrawal, notifyZoning } from './queries.ts'

/**
 * Withdraws a publication from a day on; the one before it is in force again from that day.
 * @returns false when it was withdrawn already: the first withdrawal stands.
 */
export async function withdraw(
  { sql }: Database,
  id: string,
  { on, motive, actor }: { on: string; motive: string; actor: string },
): Promise<boolean> {
  return sql.begin(async (tx) => {
    if (!(await insertWithdrawal(tx, id, on, motive))) return false
    await record(tx, { actor, action: 'zoning.withdraw', subject: id, detail: { on, motive } })
    await notifyZoning(tx, id)
    return true
  })
}
