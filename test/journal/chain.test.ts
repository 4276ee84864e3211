import postgres from 'postgres'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ActingPerson, actAs } from '../../server/database/act.ts'
import type { Sql } from '../../server/database/connect.ts'
import { readHistory } from '../../server/journal/history.ts'
import { type JournalEntry, record } from '../../server/journal/record.ts'
import { stateHash } from '../../server/journal/state.ts'
import { verifyJournal } from '../../server/journal/verify.ts'
import { describeEngines } from '../database/engines.ts'
import { append, tamper } from './tampering.ts'

const entry: JournalEntry = { actor: 'P-1', action: 'essai', subject: 'P-2' }
const person = (id: string | null, role?: string): ActingPerson => ({
  person: id,
  roles: role === undefined ? [] : [{ role, region: null, places: null }],
})

describeEngines('the journal', (database, engine) => {
  const write = (more: Partial<JournalEntry> = {}) =>
    database().sql.begin((tx) => record(tx, { ...entry, ...more }))
  beforeEach(() => tamper(database().sql, (tx) => tx`delete from journal_entry`))

  test('says who, from where, what, on what, when, and the hash of before and after', async () => {
    const [{ start }] = await database().sql<[{ start: Date }]>`select clock_timestamp() as start`
    await write({ origin: 'http S-1', detail: { motif: 'essai' }, before: { a: 1 }, after: { a: 2 } })
    const [line] = await readHistory(database().sql, { limit: 10 })
    expect(line).toEqual({
      number: 1,
      recorded_at: expect.any(String),
      actor: 'P-1',
      origin: 'http S-1',
      action: 'essai',
      subject: 'P-2',
      detail: { motif: 'essai' },
      before_sha256: stateHash({ a: 1 }),
      after_sha256: stateHash({ a: 2 }),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(Date.parse(line!.recorded_at)).toBeGreaterThanOrEqual(start.getTime())
  })

  test('of 30 transactions at once is one unbroken chain', async () => {
    // The embedded engine runs one transaction at a time: there, they wait before they begin.
    const { url } = database()
    const sql = url ? postgres(url, { max: 30 }) : database().sql
    let waiting = 0
    let open = () => {}
    const allOpen = new Promise<void>((resolve) => {
      open = resolve
    })
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        sql.begin(async (tx) => {
          await tx`select 1`
          if (++waiting === 30) open()
          if (engine === 'native') await allOpen
          await record(tx, { ...entry, subject: `A-${i}` })
          await record(tx, { ...entry, subject: `B-${i}` })
        }),
      ),
    )
    if (url) await sql.end()
    const verdict = await verifyJournal(database())
    expect(verdict).toMatchObject({ whole: true, entries: 60, head: { number: 60 } })
    const subjects = await readHistory(database().sql, { limit: 100 })
    expect(new Set(subjects.map(({ subject }) => subject)).size).toBe(60)
  })

  test('has no gap where a transaction, or a part of one, was undone', async () => {
    const { sql } = database()
    const undone = (i: number) =>
      sql.begin(async (tx) => {
        await record(tx, { ...entry, subject: `défait ${i}` })
        throw new Error('undone')
      })
    const half = sql.begin(async (tx) => {
      await record(tx, { ...entry, subject: 'gardé' })
      await tx
        .savepoint(async (point) => {
          await record(point, { ...entry, subject: 'défait' })
          throw new Error('undone')
        })
        .catch(() => {})
      await record(tx, { ...entry, subject: 'gardé' })
    })
    const results = await Promise.allSettled([write(), undone(1), write(), half, undone(2), write()])
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 5 })
    const kept = await readHistory(sql, { limit: 10 })
    expect(kept.filter(({ subject }) => subject.startsWith('défait'))).toEqual([])
  })

  test('chains the rows of one statement too', async () => {
    await database().sql`insert into journal_entry (actor, action, subject)
      select 'P-1', 'essai', 'S-' || i from generate_series(1, 50) i`
    expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 50 })
  })

  describe('forged', () => {
    const zeros = '0'.repeat(64)
    const forge = (tx: Pick<Sql, 'unsafe'>) =>
      tx.unsafe(`insert into journal_entry (number, recorded_at, actor, action, subject, previous_hash, hash)
                 values (77, '2020-01-01', 'P-1', 'essai', 'S-1', '${zeros}', '${zeros}')`)

    test.each([
      ['by its owner', forge],
      ['by the application', () => actAs(database().sql, person('P-1'), forge)],
    ])(
      '%s keeps what was said and nothing of the number, the instant and the hashes',
      async (_who, insert) => {
        await write()
        await insert(database().sql)
        const [line] = await readHistory(database().sql, { limit: 1 })
        expect(line).toMatchObject({ number: 2, actor: 'P-1', subject: 'S-1' })
        expect(line!.hash).not.toBe(zeros)
        expect(line!.recorded_at > '2026').toBe(true)
        expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 2 })
      },
    )
  })

  describe.each([
    `update journal_entry set actor = 'P-9'`,
    'update journal_entry set hash = hash where false',
    'delete from journal_entry',
    'truncate journal_entry',
    `insert into journal_entry (number, actor, action, subject) values (1, 'P-1', 'a', 's')
       on conflict (number) do update set actor = 'P-9'`,
    'with gone as (delete from journal_entry returning 1) select * from gone',
    'merge into journal_entry e using (select 1) s on true when matched then delete',
  ])('« %s »', (statement) => {
    test('is refused to its owner', async () => {
      await write()
      await expect(database().sql.unsafe(statement)).rejects.toThrow('le journal ne se modifie pas')
      expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 1 })
    })

    test('is refused to the application, even for an administrator', async () => {
      await write()
      const acting = actAs(database().sql, person('P-1', 'administrator'), (tx) => tx.unsafe(statement))
      await expect(acting).rejects.toMatchObject({ code: '42501' })
      expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 1 })
    })
  })

  describe('for the application', () => {
    test('takes entries that follow some it cannot see', async () => {
      await append(database().sql, 3)
      await actAs(database().sql, person('P-8'), (tx) => record(tx, { ...entry, actor: 'P-8' }))
      await actAs(database().sql, person(null), (tx) => record(tx, { ...entry, actor: 'anonyme' }))
      expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 5 })
    })

    test('takes nothing in the name of another', async () => {
      const forged = actAs(database().sql, person('P-8', 'administrator'), (tx) => record(tx, entry))
      await expect(forged).rejects.toMatchObject({ code: '42501' })
    })

    test('shows what a person did and what was done to them, all to an administrator, nothing to nobody', async () => {
      await write({ actor: 'P-1', subject: 'S-1' })
      await write({ actor: 'P-3', subject: 'P-1' })
      await write({ actor: 'P-3', subject: 'S-1' })
      const seen = async (who: ActingPerson) => {
        const lines = await actAs(database().sql, who, (tx) => readHistory(tx, { limit: 10 }))
        return lines.map(({ number }) => number)
      }
      expect(await seen(person('P-1'))).toEqual([2, 1])
      expect(await seen(person('P-3', 'national_manager'))).toEqual([3, 2])
      expect(await seen(person('P-9'))).toEqual([])
      expect(await seen(person('P-9', 'administrator'))).toEqual([3, 2, 1])
      expect(await seen(person(null))).toEqual([])
      expect(await seen(person(null, 'administrator'))).toEqual([])
    })

    test('is not verified from the part of it that a person may see', async () => {
      await append(database().sql, 3)
      const sql = {
        begin: (_mode: string, work: Parameters<typeof actAs>[2]) =>
          actAs(database().sql, person('P-1'), work),
      } as unknown as Sql
      await expect(verifyJournal({ sql })).rejects.toMatchObject({ code: '42501' })
    })
  })

  test('is read by subject, by author and by pages', async () => {
    await append(database().sql, 5)
    const numbers = async (filter: Parameters<typeof readHistory>[1]) =>
      (await readHistory(database().sql, filter)).map(({ number }) => number)
    expect(await numbers({ limit: 2 })).toEqual([5, 4])
    expect(await numbers({ limit: 2, olderThan: 4 })).toEqual([3, 2])
    expect(await numbers({ limit: 9, subject: 'sujet 3' })).toEqual([3])
    expect(await numbers({ limit: 9, actor: 'P-2' })).toEqual([2])
    expect(await numbers({ limit: 9, actor: 'P-2', subject: 'sujet 3' })).toEqual([])
  })
})

// The embedded engine runs one transaction at a time: none can have read an older state than another wrote.
describeEngines(
  'the journal, under a frozen snapshot,',
  (database) => {
    test('is not forked by a transaction that reads an old state of it', async () => {
      const { sql } = database()
      const write = () => sql.begin((tx) => record(tx, entry))
      const late = sql.begin('isolation level repeatable read', async (tx) => {
        await tx`select count(*) from journal_entry`
        await write()
        await record(tx, entry)
      })
      await expect(late).rejects.toMatchObject({ code: expect.stringMatching(/23505|40001/) })
      expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 1 })
    })
  },
  ['native'],
)
