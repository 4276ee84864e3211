import fc from 'fast-check'
import type { JSONValue } from 'postgres'
import { describe, expect, test } from 'vitest'
import { entryHash } from '../../server/journal/chain.ts'
import { selectChain } from '../../server/journal/queries.ts'
import { record } from '../../server/journal/record.ts'
import { verifyJournal } from '../../server/journal/verify.ts'
import { describeEngines } from '../database/engines.ts'

/** Any character but NUL, which PostgreSQL does not store, and halves of a pair; those that JSON escapes more often. */
const character = fc.oneof(
  fc.constantFrom(
    '"',
    '\\',
    '/',
    '\n',
    '\t',
    '\b',
    '\f',
    '\u0001',
    '\u001f',
    '\u007f',
    '\u2028',
    '’',
    '𝄞',
    '\ufeff',
  ),
  fc
    .integer({ min: 1, max: 0x10ffff })
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code)),
)
const short = fc.string({ unit: character, maxLength: 12 })
const text = fc.oneof(
  { weight: 9, arbitrary: short },
  { weight: 1, arbitrary: short.map((some) => some.repeat(500)) },
)
const number = fc.oneof(
  fc.constantFrom(1e21, -0, 0, 0.1, 0.1 + 0.2, 5e-324, 1.7976931348623157e308, 2 ** 53 + 2, -1e-7, 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
)
const { detail } = fc.letrec<{ detail: JSONValue }>((tie) => ({
  detail: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), number, text),
    fc.array(tie('detail'), { maxLength: 4 }),
    fc.dictionary(short, tie('detail'), { maxKeys: 5 }),
  ),
}))

describe('the hash of an entry', () => {
  test('is that of a text that anyone can write again', () => {
    // Python: sha256(json.dumps([1, '2026-11-22T21:56:09.1', 'P-é', None, …], ensure_ascii=False).encode())
    expect(
      entryHash({
        number: '1',
        recorded_at: '2026-11-22T21:56:09.1',
        actor: 'P-é',
        origin: null,
        action: 'a',
        subject: 's',
        detail: '{"k": 1}',
        before_sha256: null,
        after_sha256: null,
        previous_hash: '0'.repeat(64),
      }),
    ).toBe('a7bb79283e180202fbd9bad726e9638d03b7ace9748944c309641667fd23a7ca')
  })
})

describeEngines('the hash of an entry', (database) => {
  const last = async () => {
    const [row] = await database().sql<[{ n: string }]>`select count(*) as n from journal_entry`
    const [entry] = await selectChain(database().sql, String(Number(row.n) - 1), 10)
    return entry!
  }

  test('is the same in SQL and in TypeScript, whatever is written', { timeout: 240_000 }, async () => {
    const fields = fc.record({ actor: text, origin: fc.option(text), action: text, subject: text, detail })
    await fc.assert(
      fc.asyncProperty(fields, async (given) => {
        await database().sql.begin((tx) => record(tx, given))
        const entry = await last()
        expect(entryHash(entry)).toBe(entry.hash)
        const { actor, origin, action, subject } = given
        expect(entry).toMatchObject({ actor, origin, action, subject })
        expect(JSON.parse(entry.detail)).toEqual(JSON.parse(JSON.stringify(given.detail ?? {})))
      }),
      { seed: 7, numRuns: 300 },
    )
    expect(await verifyJournal(database())).toMatchObject({ whole: true })
  })

  test('is the same for numbers that JavaScript does not have, as jsonb keeps them', async () => {
    const literal = fc.oneof(
      fc.constantFrom('1e400', '-0.0', '0.10', '1E-10', '123456789012345678901234567890.000', '1e21', '-0'),
      fc
        .tuple(fc.bigInt(), fc.nat({ max: 10 ** 9 }), fc.integer({ min: -300, max: 300 }))
        .map(([whole, fraction, power]) => `${whole}.${fraction}e${power}`),
    )
    const object = fc
      .tuple(literal, literal)
      .map(([a, b]) => `{"zz": ${a}, "b": [${b}], "b": ${b}, "a": ${a}}`)
    await fc.assert(
      fc.asyncProperty(fc.oneof(literal, object), async (json) => {
        await database().sql`
          insert into journal_entry (actor, action, subject, detail) values ('P-1', 'a', 's', ${json}::text::jsonb)`
        const entry = await last()
        expect(entryHash(entry)).toBe(entry.hash)
      }),
      { seed: 11, numRuns: 200 },
    )
    expect(await verifyJournal(database())).toMatchObject({ whole: true })
  })

  test('does not depend on the zone or the style of dates of the session that writes or reads', async () => {
    await database().sql.begin(async (tx) => {
      await tx`set local timezone = 'Pacific/Marquesas'`
      await tx`set local datestyle = 'German'`
      await tx`set local extra_float_digits = 0`
      await record(tx, { actor: 'P-1', action: 'a', subject: 's', detail: [0.1] })
      const [entry] =
        await tx`select hash, journal_hash(e) as again from journal_entry e order by number desc limit 1`
      expect(entry!.again).toBe(entry!.hash)
    })
    expect(await verifyJournal(database())).toMatchObject({ whole: true })
  })
})
