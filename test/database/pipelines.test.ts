import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Sql } from '../../server/database/connect.ts'
import { describeEngines } from './engines.ts'

/** What one query asks, and what it must be answered. */
type Step =
  | { kind: 'value'; x: number }
  | { kind: 'rows'; count: number }
  | { kind: 'literal'; x: number }
  | { kind: 'failure'; code: '22012' | '42601' | '42703' | '22P02' }
/** Steps sent one behind the other, alone or as one transaction that the last of them may make fail. */
type Pipeline = { steps: Step[]; isTransaction: boolean }

const PIPELINES = 64
const RUNS = 12
const SEED = 20_251_113

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('value' as const), x: fc.integer() }),
  fc.record({ kind: fc.constant('rows' as const), count: fc.integer({ min: 0, max: 300 }) }),
  fc.record({ kind: fc.constant('literal' as const), x: fc.nat() }),
  fc.record({
    kind: fc.constant('failure' as const),
    code: fc.constantFrom('22012' as const, '42601' as const, '42703' as const, '22P02' as const),
  }),
)
const pipeline: fc.Arbitrary<Pipeline> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  isTransaction: fc.boolean(),
})

function send(sql: Sql, one: Step): Promise<unknown> {
  if (one.kind === 'value') return sql`select ${one.x}::int as x`.then(([row]) => row!.x)
  if (one.kind === 'rows')
    return sql`select g from generate_series(1, ${one.count}::int) g`.then((rows) => rows.length)
  if (one.kind === 'literal') return sql.unsafe(`select ${one.x}::int8::float as x`).then(([row]) => row!.x)
  if (one.code === '22012') return sql`select 1 / ${0}::int`
  if (one.code === '42601') return sql`selec ${1}`
  if (one.code === '42703') return sql`select nope`
  return sql`select ${'x'}::text::int`
}

function expected(one: Step): unknown {
  if (one.kind === 'rows') return one.count
  return one.kind === 'failure' ? one.code : one.x
}

const settle = (answer: Promise<unknown>) => answer.catch((error) => error.code)

async function run(sql: Sql, { steps, isTransaction }: Pipeline): Promise<unknown[]> {
  if (!isTransaction) return Promise.all(steps.map((one) => settle(send(sql, one))))
  const answers: unknown[] = []
  const outcome = sql.begin(async (tx) => {
    for (const one of steps) answers.push(await send(tx as unknown as Sql, one))
  })
  const failure = await outcome.then(
    () => [],
    (error) => [error.code],
  )
  return [...answers, ...failure]
}

/** In a transaction nothing is sent behind the first failure. */
function allExpected({ steps, isTransaction }: Pipeline): unknown[] {
  const firstFailure = steps.findIndex(({ kind }) => kind === 'failure')
  return (isTransaction && firstFailure >= 0 ? steps.slice(0, firstFailure + 1) : steps).map(expected)
}

describeEngines('sixty-four parallel pipelines with errors at random places', (database) => {
  test('each get exactly their own answers', async () => {
    const sql = database().sql
    await fc.assert(
      fc.asyncProperty(
        fc.array(pipeline, { minLength: PIPELINES, maxLength: PIPELINES }),
        async (pipelines) => {
          const answers = await Promise.all(pipelines.map((one) => run(sql, one)))
          expect(answers).toEqual(pipelines.map(allExpected))
        },
      ),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    )
  })
})
