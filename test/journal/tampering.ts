import type { TransactionSql } from 'postgres'
import type { Sql } from '../../server/database/connect.ts'
import { record } from '../../server/journal/record.ts'

/** Entries written as the application writes them. */
export async function append(sql: Sql, count: number): Promise<void> {
  await sql.begin(async (tx) => {
    for (let i = 1; i <= count; i++)
      await record(tx, {
        actor: `P-${i}`,
        origin: 'http S-1',
        action: 'essai',
        subject: `sujet ${i}`,
        detail: { i },
        before: { i: i - 1 },
        after: { i },
      })
  })
}

/** What a superuser can do to the journal, and nobody else: its triggers do not see it. */
export async function tamper(sql: Sql, work: (tx: TransactionSql) => Promise<unknown>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`alter table journal_entry disable trigger user`
    await work(tx)
    await tx`alter table journal_entry enable trigger user`
  })
}

/** Writes the whole chain again from a number on, as somebody would to hide a change. */
export async function rechain(tx: TransactionSql, from: number): Promise<void> {
  const numbers = await tx`select number from journal_entry where number >= ${from} order by number`
  for (const { number } of numbers) {
    await tx`update journal_entry set previous_hash = (select hash from journal_entry where number = ${number} - 1)
             where number = ${number} and number > 1`
    await tx`update journal_entry e set hash = journal_hash(e) where number = ${number}`
  }
}
