import type { TransactionSql } from 'postgres'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Link } from '../../server/journal/chain.ts'
import { verifyJournal } from '../../server/journal/verify.ts'
import { describeEngines } from '../database/engines.ts'
import { append, rechain, tamper } from './tampering.ts'

type Tampering = (tx: TransactionSql) => Promise<unknown>

describeEngines('verifying the journal', (database) => {
  const head = async (): Promise<Link> => (await verifyJournal(database())).head!
  const verdictAfter = async (work: Tampering, noted?: { number?: number; hash: string }) => {
    await tamper(database().sql, work)
    const verdict = await verifyJournal(database(), { noted })
    return { ...verdict, message: verdict.broken?.message.replaceAll('\u00a0', ' ') }
  }
  beforeEach(async () => {
    await tamper(database().sql, (tx) => tx`delete from journal_entry`)
    await append(database().sql, 12)
  })

  test('tells its number of entries and its head', async () => {
    const [last] = await database()
      .sql`select number::int, hash from journal_entry order by number desc limit 1`
    expect(await verifyJournal(database())).toEqual({
      whole: true,
      entries: 12,
      head: last,
      noted: null,
      broken: null,
    })
  })

  test('of an empty one finds nothing wrong', async () => {
    const verdict = await verdictAfter((tx) => tx`delete from journal_entry`)
    expect(verdict).toMatchObject({ whole: true, entries: 0, head: null })
  })

  describe.each([
    ['its instant, by a microsecond', `recorded_at = recorded_at + interval '1 microsecond'`],
    ['its era', `recorded_at = recorded_at - interval '4051 years'`],
    ['its instant, to the infinite', `recorded_at = 'infinity'`],
    ['who', `actor = 'P-9'`],
    ['from where', 'origin = null'],
    ['what', `action = 'autre'`],
    ['on what', `subject = subject || ' '`],
    ['the detail', `detail = '{"i": 6.0}'`],
    ['the hash of before', 'before_sha256 = null'],
    ['the hash of after', 'after_sha256 = before_sha256'],
    ['the hash of the entry before', `previous_hash = repeat('a', 64)`],
    ['its own hash', `hash = repeat('a', 64)`],
  ])('finds that an entry was altered in %s', (_what, change) => {
    test.each([1, 6, 12])('be it the one of number %i', async (number) => {
      const verdict = await verdictAfter((tx) =>
        tx.unsafe(`update journal_entry set ${change} where number = ${number}`),
      )
      expect(verdict).toMatchObject({
        whole: false,
        entries: number - 1,
        broken: { number, fault: 'altered' },
      })
      expect(verdict.message).toMatch(
        new RegExp(`^L’écriture n° ${number} a été modifiée : .* [0-9a-f]{12}….* [0-9a-f]{12}…\\.$`),
      )
    })
  })

  test.each([
    ['in the middle', [6], 6, 'L’écriture n° 6 manque : la suivante est la n° 7.'],
    ['together', [6, 7, 8], 6, 'Les écritures n° 6 à n° 8 manquent : la suivante est la n° 9.'],
    ['at the beginning', [1], 1, 'L’écriture n° 1 manque : la suivante est la n° 2.'],
  ])('finds entries deleted %s', async (_where, numbers, number, message) => {
    const verdict = await verdictAfter((tx) => tx`delete from journal_entry where number = any(${numbers})`)
    expect(verdict).toMatchObject({ whole: false, broken: { number, fault: 'missing' }, message })
  })

  test('finds an entry deleted even when the others were renumbered', async () => {
    const verdict = await verdictAfter(async (tx) => {
      await tx`delete from journal_entry where number = 6`
      for (let i = 7; i <= 12; i++) await tx`update journal_entry set number = ${i - 1} where number = ${i}`
    })
    expect(verdict.broken).toMatchObject({ number: 6, fault: 'altered' })
  })

  test('finds two entries that changed places', async () => {
    const verdict = await verdictAfter(async (tx) => {
      for (const [from, to] of [
        [5, 100],
        [6, 5],
        [100, 6],
      ] as const)
        await tx`update journal_entry set number = ${to} where number = ${from}`
    })
    expect(verdict.broken).toMatchObject({ number: 5, fault: 'altered' })
  })

  test.each([
    [1, 'L’écriture n° 2 ne suit pas la n° 1'],
    [6, 'L’écriture n° 7 ne suit pas la n° 6'],
  ])('finds that entry %i alone was altered and hashed again', async (number, message) => {
    const verdict = await verdictAfter(async (tx) => {
      await tx`update journal_entry set actor = 'P-9' where number = ${number}`
      await tx`update journal_entry e set hash = journal_hash(e) where number = ${number}`
    })
    expect(verdict.broken).toMatchObject({ number: number + 1, fault: 'detached' })
    expect(verdict.message).toContain(message)
    expect(verdict.message).toContain('L’une des deux a été remplacée.')
  })

  test('finds a first entry that follows something', async () => {
    const verdict = await verdictAfter(async (tx) => {
      await tx`update journal_entry set previous_hash = repeat('a', 64) where number = 1`
      await rechain(tx, 1)
    })
    expect(verdict.broken).toMatchObject({ number: 1, fault: 'detached' })
  })

  test('goes on after a fault only once it is repaired: the first one is told', async () => {
    const verdict = await verdictAfter(
      (tx) => tx`update journal_entry set actor = 'P-9' where number in (4, 9)`,
    )
    expect(verdict).toMatchObject({ entries: 3, head: { number: 3 }, broken: { number: 4 } })
  })

  describe('with a head that was noted', () => {
    let noted: Link
    beforeEach(async () => {
      noted = await head()
      await append(database().sql, 3)
    })

    test('tells that it is still there, by its number or by its hash alone', async () => {
      for (const one of [noted, { hash: noted.hash }])
        expect(await verifyJournal(database(), { noted: one })).toMatchObject({
          whole: true,
          noted,
          entries: 15,
        })
    })

    const cut: Tampering = (tx) => tx`delete from journal_entry where number > 10`
    const rewrite: Tampering = async (tx) => {
      await tx`update journal_entry set actor = 'P-9' where number = 6`
      await rechain(tx, 6)
    }

    test.each([
      ['cut off', cut],
      ['written again', rewrite],
    ])('the chain alone does not tell that it was %s', async (_what, work) => {
      expect(await verdictAfter(work)).toMatchObject({ whole: true })
    })

    test('finds that the end was cut off', async () => {
      const verdict = await verdictAfter(cut, noted)
      expect(verdict.broken).toMatchObject({ number: 12, fault: 'noted_head' })
      expect(verdict.message).toMatch(
        /^L’écriture n° 12, notée \w{12}…, n’existe plus : le journal s’arrête à la n° 10, la fin a été coupée\.$/,
      )
      const { message } = await verdictAfter(async () => {}, { hash: noted.hash })
      expect(message).toMatch(
        /^L’empreinte notée \w{12}… n’est plus dans la chaîne \(le journal s’arrête à la n° 10\)/,
      )
    })

    test('finds that the end was cut off, though others were written since', async () => {
      await tamper(database().sql, cut)
      await append(database().sql, 5)
      expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 15 })
      expect((await verifyJournal(database(), { noted })).broken).toMatchObject({
        number: 12,
        fault: 'noted_head',
      })
    })

    test('finds that the journal was emptied', async () => {
      const verdict = await verdictAfter((tx) => tx`delete from journal_entry`, noted)
      expect(verdict.message).toContain('le journal est vide')
    })

    test('finds that the chain was written again', async () => {
      const verdict = await verdictAfter(rewrite, noted)
      expect(verdict.broken).toMatchObject({ number: 12, fault: 'noted_head' })
      expect(verdict.message).toContain('la chaîne a été réécrite, jusqu’à elle ou avant.')
      expect(await verifyJournal(database(), { noted: { hash: noted.hash } })).toMatchObject({ whole: false })
    })

    test('does not take a hash for that of another number', async () => {
      const { whole } = await verifyJournal(database(), { noted: { ...noted, number: 99 } })
      expect(whole).toBe(false)
    })
  })

  test('crosses pages without losing an entry', async () => {
    await database().sql`insert into journal_entry (actor, action, subject)
      select 'P-1', 'essai', 'S-' || i from generate_series(1, 2488) i`
    const steps: [number, number][] = []
    const verdict = await verifyJournal(database(), { onProgress: (...step) => steps.push(step) })
    expect(verdict).toMatchObject({ whole: true, entries: 2500 })
    expect(steps).toEqual([
      [1000, 2500],
      [2000, 2500],
      [2500, 2500],
    ])
    for (const number of [1000, 1001]) {
      await tamper(database().sql, (tx) => tx`delete from journal_entry where number = ${number}`)
      expect((await verifyJournal(database())).broken).toMatchObject({ fault: 'missing' })
      await tamper(database().sql, (tx) => tx`delete from journal_entry where number >= ${number}`)
      await append(database().sql, 1500)
    }
  })
})

describeEngines('verifying a journal whose key was dropped', (database) => {
  beforeEach(async () => {
    await append(database().sql, 5)
    await database().sql`alter table journal_entry drop constraint journal_entry_pkey`
  })
  afterEach(async () => {
    await tamper(database().sql, (tx) => tx`delete from journal_entry`)
    await database().sql`alter table journal_entry add primary key (number)`
  })

  test('finds an entry that was slipped in', async () => {
    await tamper(
      database().sql,
      (tx) => tx`insert into journal_entry select * from journal_entry where number = 3`,
    )
    const { broken } = await verifyJournal(database())
    expect(broken).toMatchObject({ number: 3, fault: 'misplaced' })
    expect(broken!.message).toMatch(
      /^L’écriture n°\u00a03 n’est pas à sa place\u00a0: la n°\u00a04 était attendue/,
    )
  })

  test('finds one without a number, or without a hash', async () => {
    await database()
      .sql`alter table journal_entry alter column number drop not null, alter column hash drop not null`
    await tamper(
      database().sql,
      (tx) => tx`insert into journal_entry (actor, action, subject, previous_hash)
                 values ('P-9', 'essai', 'S-1', repeat('0', 64))`,
    )
    expect((await verifyJournal(database())).broken).toMatchObject({ number: null, fault: 'unchained' })
    await tamper(database().sql, (tx) => tx`update journal_entry set number = 6 where number is null`)
    expect((await verifyJournal(database())).broken).toMatchObject({ number: 6, fault: 'altered' })
  })
})
