import { fsyncSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { openEngine } from '../../server/database/embedded/engine.ts'
import { message } from '../../server/database/embedded/protocol.ts'
import { prepareTestDatabase } from './engines.ts'

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  return { ...fs, fsyncSync: vi.fn(fs.fsyncSync) }
})

const COMMITS = 50

/** How many times the disk is waited for while so many rows are committed one by one. */
async function syncsOf(durable: boolean): Promise<number> {
  const prepared = await prepareTestDatabase('embedded')
  const engine = await openEngine({ dir: prepared.dir, durable, walSegmentMegabytes: 1, busyAfterMs: 1000 })
  const run = (text: string) => engine.execute(message('Q', `${text}\0`), () => {})
  run('create table line (number int)')
  vi.mocked(fsyncSync).mockClear()
  for (let number = 0; number < COMMITS; number++) run(`insert into line values (${number})`)
  const syncs = vi.mocked(fsyncSync).mock.calls.length
  await engine.close()
  await prepared.drop()
  return syncs
}

test('each commit really reaches the disk', async () => {
  expect(await syncsOf(true)).toBeGreaterThanOrEqual(COMMITS)
})

test('an engine opened for a test does not wait for the disk', async () => {
  expect(await syncsOf(false)).toBe(0)
})
