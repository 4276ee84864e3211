import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { backup } from '../../server/database/backup/backup.ts'
import { checkArchive } from '../../server/database/backup/check_archive.ts'
import { move } from '../../server/database/backup/move.ts'
import { restore } from '../../server/database/backup/restore.ts'
import { openTestDatabase, type TestDatabase, type TestEngine } from '../database/engines.ts'
import { AWKWARD_TABLES, awkwardMigrations, fillAwkward } from './awkward.ts'

const folder = mkdtempSync(join(tmpdir(), 'carte-cesp-backup-'))
const migrations = awkwardMigrations()
afterAll(() => {
  for (const dir of [folder, migrations]) rmSync(dir, { recursive: true, force: true })
})

const { nativeMissing } = inject('engines')
const engines: TestEngine[] = nativeMissing ? ['embedded'] : ['embedded', 'native']

/** What a person would look at, asked the same way of every engine, and not by the code under test. */
async function lookAt({ sql }: TestDatabase) {
  return {
    strange: await sql`
      select "select", md5(text) as text, short, padded, octet_length(padded) as octets, md5(bytes) as bytes,
        double::text, single::text, exact::text, flag, extract(epoch from moment)::text as moment, bare::text,
        hour::text, length::text, object::text, raw::text, words::text, grid::text, id, period::text, pieces::text,
        mood::text, code, pair::text, search::text, address::text, bits::text, ascii(letter) as letter,
        md5(st_asewkb(point)) as point, md5(st_asewkb(shape)) as shape, md5(st_asewkb(place::geometry)) as place,
        doubled::text
      from "Étrange table" order by "select"`,
    bag: await sql`select text, number::text from awkward_bag order by text collate "C" nulls first, number::text`,
    tree: await sql`
      select count(*)::int as rows, md5(string_agg(id || '→' || parent, '' order by id collate "C")) as all from awkward_tree`,
    leaf: await sql`select * from awkward_leaf order by number`,
    first: await sql`select * from awkward_first order by name`,
    chain: await sql`select * from awkward_chain order by number`,
    triggers: await sql`
      select tgrelid::regclass::text as "table", tgname, tgenabled from pg_trigger where not tgisinternal
      order by 1, 2`,
    keys: await sql`
      select conname, condeferrable, condeferred from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace order by 1`,
    rules: await sql`
      select relname, relrowsecurity, relforcerowsecurity from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname collate "C"`,
  }
}

/** The next values that the sequences give. */
async function writeOnce({ sql }: TestDatabase) {
  const [strange] = await sql<
    { select: string }[]
  >`insert into "Étrange table" (text) values ('suite') returning "select"`
  const [leaf] = await sql<
    { number: number }[]
  >`insert into awkward_leaf (tree) values ('a') returning number`
  const [chain] = await sql<{ hash: string }[]>`insert into awkward_chain values (10) returning hash`
  return [Number(strange!.select), leaf!.number, chain!.hash]
}

describe.each(engines)('a base of awkward values, from the engine %s', (from) => {
  let source: TestDatabase
  let seen: Awaited<ReturnType<typeof lookAt>>
  beforeAll(async () => {
    source = await openTestDatabase(from)
    await fillAwkward(source.sql, migrations)
    seen = await lookAt(source)
  })
  afterAll(() => source?.drop())

  test.each(engines)('is the same after its backup is restored on the engine %s, and goes on', async (to) => {
    const path = join(folder, `${from}-${to}.tar.gz`)
    const { manifest } = await backup(source, path)
    const target = await openTestDatabase(to)
    try {
      const checked = await checkArchive(path, { migrations })
      expect(checked).toEqual(manifest)
      const { tables } = await restore(target, path, checked, { migrations })
      expect(tables.map(({ found, sha256, ...table }) => [found, sha256, table.name])).toEqual(
        manifest.tables.map(({ rows, sha256, name }) => [rows, sha256, name]),
      )
      expect(tables.filter(({ name }) => /^(awkward|Étrange)/.test(name))).toHaveLength(AWKWARD_TABLES)
      expect(await lookAt(target)).toEqual(seen)
      const again = await backup(target, join(folder, `${from}-${to}-again.tar.gz`))
      expect(again.manifest.tables).toEqual(manifest.tables)
      expect(again.manifest.sequences).toEqual(manifest.sequences)
      expect(await writeOnce(target)).toEqual([322, 42, 'recalculé'])
    } finally {
      await target.drop()
    }
  })

  test.each(engines)('is the same after a move to the engine %s', async (to) => {
    const target = await openTestDatabase(to)
    try {
      await move(source, target, { migrations })
      expect(await lookAt(target)).toEqual(seen)
      expect(await lookAt(source)).toEqual(seen)
      expect(await writeOnce(target)).toEqual([322, 42, 'recalculé'])
    } finally {
      await target.drop()
    }
  })
})
