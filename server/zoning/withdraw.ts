import type { Transact } from '../database/act.ts'
import { type Author, record } from '../journal/record.ts'
import { insertWithdrawal, notifyZoning, selectState } from './queries.ts'

/**
 * Withdraws a publication from a day on; the one before it is in force again from that day.
 * @returns false when it was withdrawn already: the first withdrawal stands.
 */
export async function withdraw(
  transact: Transact,
  id: string,
  { on, motive, actor, origin }: Author & { on: string; motive: string },
): Promise<boolean> {
  return transact(async (tx) => {
    const before = await selectState(tx, id)
    if (!(await insertWithdrawal(tx, id, on, motive))) return false
    await notifyZoning(tx, id)
    const after = await selectState(tx, id)
    const detail = { on, motive }
    await record(tx, { actor, origin, action: 'zoning.withdraw', subject: id, detail, before, after })
    return true
  })
}
