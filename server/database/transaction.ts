import type { Sql, TransactionSql } from 'postgres'

/** What the wrapped transaction and its guard share. */
interface Fate {
  isLost: boolean
}

/**
 * Makes `sql.begin` survive the loss of its connection. postgres.js 3.4.9 goes on writing on it: its own ROLLBACK
 * then stops the process (github.com/porsager/postgres/issues/1208), or what follows runs inside the transaction
 * of the connection's next owner (issue 1216). Here a lost transaction fails at once, and writes no more.
 */
export function guardTransactions(sql: Sql): Sql {
  const begin = sql.begin.bind(sql) as (...args: unknown[]) => Promise<unknown>
  const guarded = (...args: unknown[]) => {
    const body = args.pop() as Body
    const fate: Fate = { isLost: false }
    const outcome = begin(...args, (tx: TransactionSql) => hold(fate, () => body(guard(tx, fate))))
    // postgres.js fails the whole before our body has ended in one case only: the connection was closed.
    outcome.catch(() => {
      fate.isLost = true
    })
    return outcome
  }
  return Object.assign(sql, { begin: guarded })
}

type Body = (tx: TransactionSql) => unknown

/** Runs a body whose outcome makes postgres.js write COMMIT or ROLLBACK: there is none when nobody is there. */
async function hold(fate: Fate, run: () => unknown): Promise<unknown> {
  const never = new Promise<never>(() => {})
  try {
    const value = await run()
    const values = Array.isArray(value) ? await Promise.all(value) : value
    return fate.isLost ? await never : values
  } catch (error) {
    // The loss is told right after the failure of the running query, in the same turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
    if (fate.isLost) await never
    throw error
  }
}

function guard(tx: TransactionSql, fate: Fate): TransactionSql {
  const check = () => {
    if (fate.isLost)
      throw Object.assign(new Error('the connection was closed'), { code: 'CONNECTION_CLOSED' })
  }
  return new Proxy(tx, {
    apply(target, self, args) {
      check()
      return Reflect.apply(target, self, args)
    },
    get(target, key) {
      const value = Reflect.get(target, key)
      if (key === 'savepoint') {
        return (...args: unknown[]) => {
          check()
          const body = args.pop() as Body
          return value(...args, (inner: TransactionSql) => hold(fate, () => body(guard(inner, fate))))
        }
      }
      if (key === 'unsafe' || key === 'file') {
        return (...args: unknown[]) => {
          check()
          return value(...args)
        }
      }
      return value
    },
  })
}
