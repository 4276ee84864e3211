import type { TransactionSql } from 'postgres'
import type { Table } from './catalogue.ts'

/**
 * Lets rows in as they are: without the triggers that compute, refuse or tell, and with foreign keys checked once the
 * table is loaded (its rows may refer to each other). Only the owner of the table can, and only this transaction sees
 * it; afterwards everything is as before.
 */
export async function loadQuietly<T>(tx: TransactionSql, table: Table, load: () => Promise<T>): Promise<T> {
  const alter = (what: string) => tx.unsafe(`alter table ${table.identifier} ${what}`)
  for (const { identifier } of table.triggers) await alter(`disable trigger ${identifier}`)
  for (const key of table.foreign_keys) await alter(`alter constraint ${key} deferrable initially deferred`)
  await tx`set constraints all deferred`

  const loaded = await load()

  await tx`set constraints all immediate`
  for (const key of table.foreign_keys) await alter(`alter constraint ${key} not deferrable`)
  for (const { identifier, enabled } of table.triggers)
    await alter(`${ENABLE[enabled]} trigger ${identifier}`)
  return loaded
}

const ENABLE = { O: 'enable', D: 'disable', R: 'enable replica', A: 'enable always' } as const

/** The owner sees every row of its tables for this work, even where a rule binds the owner too. */
export async function seeingAll<T>(
  tx: TransactionSql,
  tables: readonly Table[],
  work: () => Promise<T>,
): Promise<T> {
  const forced = tables.filter((table) => table.forced)
  const alter = (table: Table, what: string) =>
    tx.unsafe(`alter table ${table.identifier} ${what} row level security`)
  for (const table of forced) await alter(table, 'no force')
  const result = await work()
  for (const table of forced) await alter(table, 'force')
  return result
}
