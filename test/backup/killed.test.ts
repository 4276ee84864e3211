import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { backup } from '../../server/database/backup/backup.ts'
import { checkArchive } from '../../server/database/backup/check_archive.ts'
import { restore } from '../../server/database/backup/restore.ts'
import { connect, type Database } from '../../server/database/connect.ts'
import { openTestDatabase, prepareTestDatabase, type TestEngine } from '../database/engines.ts'
import { start } from '../database/program.ts'
import { awkwardMigrations, fillAwkward } from './awkward.ts'

const folder = mkdtempSync(join(tmpdir(), 'carte-cesp-killed-'))
const migrations = awkwardMigrations()
const path = join(folder, 'good.tar.gz')

beforeAll(async () => {
  const source = await openTestDatabase('embedded')
  await fillAwkward(source.sql, migrations)
  await backup(source, path)
  await source.drop()
})
afterAll(() => {
  for (const dir of [folder, migrations]) rmSync(dir, { recursive: true, force: true })
})

/** Runs a restoration and kills it with -9 as soon as it says so. Answers what it had said. */
async function killAt(moment: string, dir: string, url = ''): Promise<string[]> {
  const program = start('restore_until_killed', path, migrations, dir, url)
  const said: string[] = []
  for (let line = await program.line(); line !== null; line = await program.line()) {
    said.push(line)
    if (line === moment) await program.kill()
  }
  return said
}

/** `empty`, `whole`, or what is wrong. */
async function stateOf(database: Database): Promise<string> {
  const { tables } = await checkArchive(path, { migrations })
  const { sql } = database
  const [found] = await sql<{ there: boolean }[]>`select to_regclass('awkward_bag') is not null as there`
  if (!found!.there) {
    const [rows] = await sql`select count(*)::int as n from schema_migration where name like '900%'`
    return rows!.n === 0 ? 'empty' : 'migrated but empty'
  }
  const again = join(folder, 'again.tar.gz')
  const { manifest } = await backup(database, again, { force: true })
  return JSON.stringify(manifest.tables) === JSON.stringify(tables) ? 'whole' : 'something between'
}

const LAST_READING = 'relecture : Étrange table'
const moments = ['chargement : awkward_tree', 'chargement : Étrange table', LAST_READING, 'restored']

const { nativeMissing } = inject('engines')
const engines: TestEngine[] = nativeMissing ? ['embedded'] : ['embedded', 'native']

test.each(engines)(
  'a restoration killed with -9 at any moment leaves the base of the engine %s empty or whole, and can be done again',
  { timeout: 600_000 },
  async (engine) => {
    const states: string[] = []
    let prepared = await prepareTestDatabase(engine)
    for (const moment of moments) {
      const said = await killAt(moment, prepared.dir, prepared.url)
      expect(said).toContain(moment)
      const database = await connect(prepared)
      const state = await stateOf(database)
      states.push(state)
      // The last that was empty is restored for good, whatever happened in it before.
      if (moment === LAST_READING && state === 'empty') {
        await restore(database, path, await checkArchive(path, { migrations }), { migrations })
        expect(await stateOf(database)).toBe('whole')
      }
      await database.close()
      if (state === 'whole' || moment === LAST_READING) {
        await prepared.drop()
        prepared = await prepareTestDatabase(engine)
      }
    }
    await prepared.drop()
    expect(states.slice(0, 2)).toEqual(['empty', 'empty'])
    // The commit follows: it was acknowledged, or it was not.
    expect(['empty', 'whole']).toContain(states[2])
    expect(states[3]).toBe('whole')
  },
)
