import type { JSONValue, TransactionSql } from 'postgres'
import type { Sql } from './database.ts'

/** Who acts, as the database must know it to apply its own rules (migration 006). */
export interface ActingPerson {
  /** Id of the person; null: nobody is signed in. */
  person: string | null
  roles: readonly { role: string; region: string | null; places: readonly string[] | null }[]
}

/** Runs a write in one transaction, with the rights of whoever asked for it. */
export type Transact = <T>(work: (tx: TransactionSql) => Promise<T>) => Promise<T>

/** The service itself, or whoever has a terminal on its machine. */
export const asOwner =
  (sql: Sql): Transact =>
  async <T>(work: (tx: TransactionSql) => Promise<T>) =>
    (await sql.begin(work)) as T

/** A person behind the API: {@link actAs}. */
export const asPerson =
  (sql: Sql, acting: ActingPerson): Transact =>
  (work) =>
    actAs(sql, acting, work)

/**
 * A transaction under the role `cesp_application`: row level security applies to it, and what was not granted to that
 * role is refused, even if the application forgot to.
 */
export async function actAs<T>(
  sql: Sql,
  { person, roles }: ActingPerson,
  work: (tx: TransactionSql) => Promise<T>,
): Promise<T> {
  const result = await sql.begin(async (tx) => {
    // Both last as long as the transaction: connections are shared.
    await tx`select set_config('cesp.person', ${person ?? ''}, true),
                    set_config('cesp.roles', ${JSON.stringify(roles as unknown as JSONValue)}, true)`
    await tx`set local role cesp_application`
    return work(tx)
  })
  return result as T
}
