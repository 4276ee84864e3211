import { connect as connectSocket } from 'node:net'
import type { Duplex } from 'node:stream'
import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import type { Sql } from '../../server/database/connect.ts'
import { describeEngines } from './engines.ts'

/** SQLSTATE of a query that must fail, or the message of what was thrown. */
async function failureOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'did not fail',
    (error) => error.code ?? error.message,
  )
}

/** A client beside the pool, on one connection that the test can cut. */
function openApart(sql: Sql): { sql: postgres.Sql; cut: () => void } {
  const { host, port, user, database } = sql.options
  const shared = sql.options as unknown as { socket?: () => Duplex }
  let socket: Duplex | undefined
  const open = () => {
    socket = shared.socket?.() ?? connectSocket(port[0]!, host[0]!)
    return socket
  }
  const apart = { socket: open, user, database, max: 1 } as postgres.Options<Record<string, never>>
  return { sql: postgres(apart), cut: () => socket?.destroy() }
}

describeEngines('the database under torture', (database, engine) => {
  let sql: Sql
  beforeAll(async () => {
    sql = database().sql
    await sql`create table account (id int primary key, amount int not null)`
    await sql`create table entry (number int, kind int)`
    await sql`insert into account select g, 1000 from generate_series(1, 20) g`
  })

  const entries = async () => {
    const rows = await sql<{ number: number }[]>`delete from entry returning number`
    return rows.map(({ number }) => number).sort((a, b) => a - b)
  }

  test('a query works after one that fails while running', async () => {
    expect(await failureOf(sql`select 1/0`)).toBe('22012')
    expect(await sql`select 1 as x`).toEqual([{ x: 1 }])
  })

  test('a query works after one that is not SQL', async () => {
    expect(await failureOf(sql`selec ${1}`)).toBe('42601')
    expect(await sql`select 1 as x`).toEqual([{ x: 1 }])
  })

  test('the query sent right behind a failing one gets its own rows, not an empty result', async () => {
    const answers = await sql
      .begin((tx) => Promise.allSettled([tx`select 1/0`, tx`select 2 as x`]))
      .catch(() => [])
    expect(answers).toEqual([])
    const [failed, ...others] = await Promise.allSettled([
      sql`select 1/${0}::int`,
      ...[1, 2, 3, 4, 5].map((x) => sql`select ${x}::int as x`),
    ])
    expect(failed.status).toBe('rejected')
    expect(others.map((one) => one.status === 'fulfilled' && one.value[0]?.x)).toEqual([1, 2, 3, 4, 5])
  })

  test('a transaction whose query fails leaves nothing', async () => {
    const failing = sql.begin(async (tx) => {
      await tx`insert into entry values (1, 1)`
      await tx`insert into account values (1, 1)`
    })
    expect(await failureOf(failing)).toBe('23505')
    expect(await entries()).toEqual([])
  })

  test('a transaction whose code throws leaves nothing', async () => {
    const failing = sql.begin(async (tx) => {
      await tx`insert into entry values (1, 1)`
      throw new Error('changed my mind')
    })
    expect(await failureOf(failing)).toBe('changed my mind')
    expect(await entries()).toEqual([])
  })

  test('a failed savepoint loses its own work only', async () => {
    await sql.begin(async (tx) => {
      await tx`insert into entry values (1, 1)`
      const failing = tx.savepoint(async (inner) => {
        await inner`insert into entry values (2, 2)`
        await inner`select 1/0`
      })
      expect(await failureOf(failing)).toBe('22012')
      await tx`insert into entry values (3, 3)`
    })
    expect(await entries()).toEqual([1, 3])
  })

  test('a cursor reads every row', async () => {
    let count = 0
    await sql`select g from generate_series(1, 1000) g`.cursor(100, (rows) => {
      count += rows.length
    })
    expect(count).toBe(1000)
  })

  test('a cursor that is left early does not disturb the next query', async () => {
    let count = 0
    for await (const rows of sql`select g from generate_series(1, 1000) g`.cursor(100)) {
      count += rows.length
      if (count >= 300) break
    }
    expect(count).toBe(300)
    expect(await sql`select 1 as x`).toEqual([{ x: 1 }])
  })

  test('rows can be taken one by one', async () => {
    let sum = 0
    await sql`select g from generate_series(1, 1000) g`.forEach((row) => {
      sum += row.g
    })
    expect(sum).toBe(500_500)
  })

  test('several statements in one text give several results', async () => {
    expect(await sql.unsafe('select 1 as a; select 2 as b')).toEqual([[{ a: 1 }], [{ b: 2 }]])
  })

  test('a text of several definitions runs', async () => {
    await sql.unsafe('create table passing (a int); drop table passing').simple()
    expect(await sql`select to_regclass('passing') as found`).toEqual([{ found: null }])
  })

  test('a reserved connection keeps its transaction', async () => {
    const reserved = await sql.reserve()
    await reserved`begin`
    await reserved`insert into entry values (9, 9)`
    await reserved`rollback`
    reserved.release()
    expect(await entries()).toEqual([])
  })

  test('a notification arrives at once outside a transaction, and at its commit inside one', async () => {
    const heard: string[] = []
    let done = () => {}
    const heardLast = new Promise<void>((resolve) => {
      done = resolve
    })
    const listening = await sql.listen('channel', (text) => {
      heard.push(text)
      if (text === 'last') done()
    })
    await sql.notify('channel', 'first')
    await sql
      .begin(async (tx) => {
        await tx`select pg_notify('channel', 'undone')`
        throw new Error('undo')
      })
      .catch(() => {})
    await sql.begin(async (tx) => {
      await tx`select pg_notify('channel', 'last')`
      await tx`select 1`
    })
    await heardLast
    await listening.unlisten()
    expect(heard).toEqual(['first', 'last'])
  })

  test('a notification reaches every listener, on its own connection or not', async () => {
    const others = [openApart(sql), openApart(sql), openApart(sql)]
    const listeners = [sql, sql, ...others.map((one) => one.sql)]
    const heard = listeners.map(
      (listener) => new Promise<string>((resolve) => void listener.listen('all', resolve, () => ready())),
    )
    let waiting = listeners.length
    let start = () => {}
    const allReady = new Promise<void>((resolve) => {
      start = resolve
    })
    const ready = () => {
      waiting -= 1
      if (waiting === 0) start()
    }
    await allReady
    await sql.notify('all', 'hello')
    expect(await Promise.all(heard)).toEqual(listeners.map(() => 'hello'))
    await Promise.all(others.map((one) => one.sql.end({ timeout: 1 })))
  })

  test('two hundred concurrent transactions neither lose nor create anything', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, k) => {
        const [from, to] = [1 + (k % 20), 1 + ((k * 7 + 3) % 20)]
        return failureOf(
          sql.begin(async (tx) => {
            // Always in the same order, or the native engine would rightly see deadlocks.
            await tx`select from account where id in (${from}, ${to}) order by id for update`
            await tx`update account set amount = amount - 1 where id = ${from}`
            if (k % 10 === 9) throw new Error('planned')
            await tx`update account set amount = amount + 1 where id = ${to}`
            await tx`insert into entry values (${k}, ${from})`
          }),
        )
      }),
    )
    expect(outcomes.filter((one) => one === 'planned')).toHaveLength(20)
    expect(outcomes.filter((one) => one === 'did not fail')).toHaveLength(180)
    expect(await sql`select sum(amount)::int as total from account`).toEqual([{ total: 20_000 }])
    expect(await entries()).toHaveLength(180)
  })

  test('five hundred mixed queries, errors and transactions each get their own answer', async () => {
    const wrong: string[] = []
    const check = (k: number, ok: boolean, seen: unknown) => void (ok || wrong.push(`${k}: ${String(seen)}`))
    const run = async (k: number) => {
      if (k % 5 === 0) {
        const [row] = await sql`select ${k}::int as x`
        check(k, row?.x === k, row?.x)
      } else if (k % 5 === 1) {
        const code = await failureOf(sql`select 1/${0}::int`)
        check(k, code === '22012', code)
      } else if (k % 5 === 2) {
        await sql.begin(async (tx) => {
          await tx`insert into entry values (${k}, 2)`
          const [row] = await tx`select count(*)::int as n from entry where number = ${k}`
          check(k, row?.n === 1, row?.n)
        })
      } else if (k % 5 === 3) {
        const failing = sql.begin(async (tx) => {
          await tx`insert into entry values (${k}, 3)`
          await tx`select nope`
        })
        const code = await failureOf(failing)
        check(k, code === '42703', code)
      } else {
        const rows = await sql`select g from generate_series(1, ${k}::int) g`
        check(k, rows.length === k, rows.length)
      }
    }
    await Promise.all(Array.from({ length: 500 }, (_, k) => run(k)))
    expect(wrong).toEqual([])
    expect(await entries()).toEqual(Array.from({ length: 100 }, (_, i) => i * 5 + 2))
  })

  test('a prepared query is retried when its table has changed', async () => {
    await sql`create table changing (a int)`
    const read = () => sql`select * from changing where 1 = ${1}::int`
    await read()
    await sql`alter table changing add b int default 5`
    await sql`insert into changing values (1)`
    expect(await read()).toEqual([{ a: 1, b: 5 }])
  })

  test('a client that drops in the middle of a transaction leaves nothing and blocks nobody', async () => {
    const apart = openApart(sql)
    const dropped = apart.sql.begin(async (tx) => {
      await tx`insert into entry values (777, 7)`
      apart.cut()
      await tx`select 1`
    })
    expect(await failureOf(dropped)).not.toBe('did not fail')
    await sql`insert into entry values (1, 1)`
    expect(await entries()).toEqual([1])
    await apart.sql.end({ timeout: 1 })
  })

  test('a client that drops between two statements loses the savepoint, the transaction and nothing else', async () => {
    const apart = openApart(sql)
    let isLost: Promise<string> | undefined
    const dropped = apart.sql.begin(async (tx) => {
      await tx`insert into entry values (778, 7)`
      await tx.savepoint(async (inner) => {
        await inner`insert into entry values (779, 7)`
        apart.cut()
        isLost = failureOf(dropped)
        await isLost
        await inner`insert into entry values (780, 7)`
      })
    })
    expect(await failureOf(dropped)).toBe('CONNECTION_CLOSED')
    // The same client reconnects: nothing of the lost transaction follows it.
    expect(await apart.sql`select 1 as x`).toEqual([{ x: 1 }])
    expect(await entries()).toEqual([])
    await apart.sql.end({ timeout: 1 })
  })

  test('advisory locks of a transaction are given back at its end', async () => {
    for (const _ of [1, 2]) {
      const [row] = await sql.begin((tx) => tx`select pg_try_advisory_xact_lock(42) as taken`)
      expect(row).toEqual({ taken: true })
    }
  })

  test('row level security applies to a role taken for one transaction', async () => {
    const role = `reader_${engine}_${process.pid}`
    await sql.unsafe(`
      create role ${role} nologin;
      create table secret (owner int, text text);
      insert into secret values (1, 'a'), (2, 'b');
      alter table secret enable row level security;
      create policy own on secret using (owner = current_setting('app.owner', true)::int);
      grant select on secret to ${role}`)
    const seen = await sql.begin(async (tx) => {
      await tx`set local role ${tx(role)}`
      await tx`select set_config('app.owner', '2', true)`
      return tx`select text, current_user::text as me from secret`
    })
    const after = await sql`select current_user::text as me, (select count(*)::int from secret) as rows`
    await sql.unsafe(`drop table secret; drop role ${role}`)
    expect([...seen]).toEqual([{ text: 'b', me: role }])
    expect(after).toEqual([{ me: 'postgres', rows: 2 }])
  })

  test('COPY TO STDOUT gives its text', async () => {
    const stream = await sql`copy (select 1 as a, 'é' as b) to stdout`.readable()
    let text = ''
    for await (const piece of stream) text += piece
    expect(text).toBe('1\té\n')
  })

  test('a COPY TO STDOUT of 30 MB comes whole, and the queries sent behind it are answered', async () => {
    const apart = openApart(sql)
    const copy = apart.sql`copy (select g, repeat('x', 1000) from generate_series(1, 30000) g) to stdout`
    let bytes = 0
    for await (const piece of await copy.readable()) bytes += piece.length
    const digits = Array.from({ length: 30_000 }, (_, i) => String(i + 1).length).reduce((a, b) => a + b)
    expect(bytes).toBe(digits + 30_000 * 1002)
    const behind = await Promise.all([1, 2, 3].map((x) => apart.sql`select ${x}::int as x`))
    expect(behind.map(([row]) => row?.x)).toEqual([1, 2, 3])
    await apart.sql.end({ timeout: 1 })
  })

  test('a COPY TO STDOUT that is left after its first piece does not block the connection', async () => {
    const apart = openApart(sql)
    const copy = apart.sql`copy (select g, repeat('x', 1000) from generate_series(1, 30000) g) to stdout`
    for await (const piece of await copy.readable()) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
    expect(await apart.sql`select 7 as x`).toEqual([{ x: 7 }])
    await apart.sql.end({ timeout: 1 })
  })

  test('a COPY FROM STDIN is refused on the embedded engine, which lives on', async () => {
    const copy = sql`copy entry from stdin`.writable().then((stream) => {
      stream.end('5\t5\n')
      return new Promise((resolve, reject) => stream.once('finish', resolve).once('error', reject))
    })
    expect(await failureOf(copy)).toBe(engine === 'embedded' ? '0A000' : 'did not fail')
    expect(await entries()).toEqual(engine === 'embedded' ? [] : [5])
  })

  test('a value of 20 MB goes in and comes out', async () => {
    const text = 'é'.repeat(10_000_000)
    const [row] = await sql`select ${text}::text as text`
    expect(row?.text === text).toBe(true)
  })

  test('a hundred thousand values go in as an array', async () => {
    const numbers = Array.from({ length: 100_000 }, (_, i) => i)
    const [row] = await sql`select count(*)::int as n, sum(x)::float as s from unnest(${numbers}::int[]) x`
    expect(row).toEqual({ n: 100_000, s: 4_999_950_000 })
  })

  test('an endless recursion fails, and leaves the engine in order', async () => {
    await sql.unsafe(
      'create function endless(i int) returns int language plpgsql as $$ begin return endless(i + 1); end $$',
    )
    expect(await failureOf(sql`select endless(1)`)).toBe('54001')
    expect(await failureOf(sql`select ${'['.repeat(50_000)}::text::jsonb`)).toMatch(/^(54001|22P02)$/)
    expect(await sql`select 1 as x`).toEqual([{ x: 1 }])
  })

  test.runIf(engine === 'embedded')('fourteen thousand errors leave the engine in order', async () => {
    // PGlite loses 1 kB of its C stack to each error: unrepaired, it dies after 12,000.
    const codes = new Set<string>()
    for (let i = 0; i < 140; i++) {
      const round = Array.from({ length: 100 }, () => failureOf(sql`select ${'x'}::text::int`))
      for (const code of await Promise.all(round)) codes.add(code)
    }
    expect([...codes]).toEqual(['22P02'])
    expect(await sql`select 1 as x`).toEqual([{ x: 1 }])
  })

  test('the statement timeout stops a query on a server, and is ignored by the embedded engine', async () => {
    const slow = sql.begin(async (tx) => {
      await tx`set local statement_timeout = 100`
      await tx`select count(*) from generate_series(1, 3000000) a`
    })
    expect(await failureOf(slow)).toBe(engine === 'native' ? '57014' : 'did not fail')
  })

  test('a cancelled query stops on a server, and runs to its end on the embedded engine', async () => {
    const running = sql`select count(*) from generate_series(1, 3000000) a`.execute()
    // The cancel request goes once the query is on its way: it must not find an idle session.
    await sql`select 1`
    running.cancel()
    expect(await failureOf(running)).toBe(engine === 'native' ? '57014' : 'did not fail')
    expect(await sql`select 1 as x`).toEqual([{ x: 1 }])
  })

  test('after all this the database still answers', async () => {
    expect(await sql`select 7 as x`).toEqual([{ x: 7 }])
  })
})
