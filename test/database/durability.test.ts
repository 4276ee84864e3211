import { describe, expect, test } from 'vitest'
import { connect } from '../../server/database/connect.ts'
import { prepareTestDatabase } from './engines.ts'
import { start } from './program.ts'

const SEED = 20_251_113
const KILLS = 8

/** Numbers between 0 and 1 that are the same at each run. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function* draws(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

describe('the durability of the embedded engine', () => {
  test('no acknowledged commit is lost by a process killed with -9 at eight random moments', async () => {
    const prepared = await prepareTestDatabase('embedded')
    const random = draws(SEED)
    let acknowledged = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const program = start('commit_rows', prepared.dir)
      const [, rows, last] = /^found (\d+) (\d+)$/.exec((await program.line()) ?? '') ?? []
      expect(Number(last)).toBeGreaterThanOrEqual(acknowledged)
      expect(Number(rows)).toBe(Number(last))
      const moment = acknowledged + 1 + Math.floor(random.next().value * 150)
      while (acknowledged < moment) acknowledged = numberOf(await program.line())
      await program.kill()
      // What it had said before dying counts as well.
      for (let line = await program.line(); line; line = await program.line()) acknowledged = numberOf(line)
    }

    const db = await connect({ dir: prepared.dir })
    const [found] = await db.sql<{ rows: number; last: number }[]>`
      select count(*)::int as rows, max(number) as last from line`
    expect(found!.last).toBeGreaterThanOrEqual(acknowledged)
    expect(found!.rows).toBe(found!.last)
    const [indexed] = await db.sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`
      return tx`select count(*)::int as rows from line where number > 0`
    })
    expect(indexed!.rows).toBe(found!.rows)
    await db.close()
    await prepared.drop()
  }, 600_000)

  test('a commit waits for the disk', async () => {
    const prepared = await prepareTestDatabase('embedded')
    const db = await connect({ dir: prepared.dir })
    const [settings] = await db.sql`
      select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method,
        current_setting('synchronous_commit') as waits, current_setting('full_page_writes') as pages`
    expect(settings).toEqual({ fsync: 'on', method: 'fsync', waits: 'on', pages: 'on' })
    await db.close()
    await prepared.drop()
  })
})

function numberOf(line: string | null): number {
  const number = /^committed (\d+)$/.exec(line ?? '')?.[1]
  if (!number) throw new Error(`unexpected line: ${line}`)
  return Number(number)
}
