import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '../../server/database/connect.ts'
import { StartFailure } from '../../server/database/failure.ts'
import { migrate } from '../../server/database/migrate.ts'
import { describeEngines } from './engines.ts'

describeEngines('migrating', (database, engine) => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'carte-cesp-migrations-'))
    await database().sql`truncate schema_migration`
  })
  afterEach(async () => {
    await rm(dir, { recursive: true })
    await database().sql`drop table if exists first, second`
  })

  const write = (name: string, text: string) => writeFile(join(dir, name), text)
  const refusal = async () => {
    const failure = await migrate(database(), dir).catch((error) => error)
    expect(failure).toBeInstanceOf(StartFailure)
    return failure.message as string
  }

  test('applies each file once, in order, and tells which', async () => {
    await write('010_second.sql', 'create table second as select * from first;')
    await write('002_first.sql', "create table first (text text); insert into first values ('a; b');")
    await write('notes.txt', 'not SQL')
    expect(await migrate(database(), dir)).toEqual({
      applied: ['002_first.sql', '010_second.sql'],
      present: [],
    })
    expect(await migrate(database(), dir)).toEqual({
      applied: [],
      present: ['002_first.sql', '010_second.sql'],
    })
    expect(await database().sql`select text from second`).toEqual([{ text: 'a; b' }])
  })

  test('undoes everything when one file fails, and names it', async () => {
    await write('001_first.sql', 'create table first (a int);')
    await write('002_second.sql', 'create table second (a int); select nope;')
    expect(await refusal()).toMatch(/La migration «\u00a0002_second\.sql\u00a0» a échoué \(42703.*nope/)
    expect(await database().sql`select to_regclass('first') as found`).toEqual([{ found: null }])
    await write('002_second.sql', 'create table second (a int);')
    expect((await migrate(database(), dir)).applied).toEqual(['001_first.sql', '002_second.sql'])
  })

  test('refuses a file that changed since it was applied', async () => {
    await write('001_first.sql', 'create table first (a int);')
    await migrate(database(), dir)
    await write('001_first.sql', 'create table first (a bigint);')
    expect(await refusal()).toMatch(/«\u00a0001_first\.sql\u00a0» a changé depuis/)
  })

  test('refuses a database migrated by a newer program', async () => {
    await write('001_first.sql', 'create table first (a int);')
    await write('002_second.sql', 'create table second (a int);')
    await migrate(database(), dir)
    await rm(join(dir, '002_second.sql'))
    expect(await refusal()).toMatch(/«\u00a0002_second\.sql\u00a0», inconnue de cette version du programme/)
  })

  test('done by several programs at once is done once', async () => {
    await write('001_first.sql', 'create table first (a int); select pg_sleep(0.2);')
    // The embedded engine has one process: its connections stand for them.
    const url = database().url
    const programs = url
      ? await Promise.all([1, 2, 3].map(() => connect({ url, dir: '' })))
      : [database(), database(), database()]
    const outcomes = await Promise.all(programs.map((one) => migrate(one, dir)))
    expect(outcomes.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 1])
    if (engine === 'native') await Promise.all(programs.map((one) => one.close()))
  })

  test('the project’s own files apply to a database that has the extensions already', async () => {
    const files = await database().sql`select extname from pg_extension where extname = 'postgis'`
    expect(files).toHaveLength(1)
  })
})
