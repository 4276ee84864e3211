import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backup } from '../../server/database/backup/backup.ts'
import { checkArchive } from '../../server/database/backup/check_archive.ts'
import type { Manifest } from '../../server/database/backup/manifest.ts'
import { move } from '../../server/database/backup/move.ts'
import { BackupRefusal } from '../../server/database/backup/refusal.ts'
import { restore } from '../../server/database/backup/restore.ts'
import { migrate } from '../../server/database/migrate.ts'
import { describeEngines, openTestDatabase, type TestDatabase } from '../database/engines.ts'
import { awkwardMigrations, fillAwkward } from './awkward.ts'
import { repack, type Unpacked } from './repack.ts'

const folder = mkdtempSync(join(tmpdir(), 'carte-cesp-refused-'))
const migrations = awkwardMigrations()
const good = join(folder, 'good.tar.gz')
let manifest: Manifest

beforeAll(async () => {
  const source = await openTestDatabase('embedded')
  await fillAwkward(source.sql, migrations)
  manifest = (await backup(source, good)).manifest
  await source.drop()
})
afterAll(() => {
  for (const dir of [folder, migrations]) rmSync(dir, { recursive: true, force: true })
})

const check = (path: string) => checkArchive(path, { migrations })

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (error) => error,
  )
  if (error && !(error instanceof BackupRefusal)) throw error
  return error ? `${error.code}: ${error.message}`.replaceAll('\u00a0', ' ') : 'not refused'
}

const changed = (name: string, change: (archive: Unpacked) => void, options?: { trueSums: boolean }) =>
  repack(good, join(folder, `${name}.tar.gz`), change, options)

const fileOf = (name: string) => manifest.tables.find((table) => table.name === name)!.file

function written(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('a file is refused before any database is touched', () => {
  test('though the good one is not', async () => {
    expect(await check(good)).toEqual(manifest)
    expect(await check(await changed('same', () => {}))).toEqual(manifest)
  })

  test('when any byte of it was altered', async () => {
    const bytes = readFileSync(good)
    // The first ten hold nothing that is read but the two of gzip. The last are its sum.
    const places = [0, 1, 10, bytes.length - 8, bytes.length - 1]
    for (let i = 1; i < 20; i++) places.push(10 + Math.floor(((bytes.length - 20) * i) / 20))
    for (const place of places) {
      const altered = Buffer.from(bytes)
      altered[place]! ^= 0x10
      const refusal = await refusalOf(check(written('altered.tar.gz', altered)))
      expect(refusal, `byte ${place}`).toMatch(/^(altered|truncated|not_a_backup): /)
    }
  })

  test('when it was cut anywhere', async () => {
    const bytes = readFileSync(good)
    for (const length of [100, 1000, bytes.length >> 1, bytes.length - 600, bytes.length - 1]) {
      const refusal = await refusalOf(check(written('cut.tar.gz', bytes.subarray(0, length))))
      expect(refusal, `${length} bytes`).toMatch(/^truncated: .*incomplet/)
    }
  })

  test('when it is something else', async () => {
    const tar = await packTar([{ header: { name: 'a.txt', size: 1 }, body: 'a' }])
    for (const bytes of ['', 'code;name\n', gzipSync('code;name\n'.repeat(1000)), tar, gzipSync(tar)]) {
      expect(await refusalOf(check(written('other', bytes)))).toMatch(/^not_a_backup: .*cesp backup/)
    }
  })

  test('when a value was changed, with a gzip sum that is right', async () => {
    const path = await changed(
      'value',
      ({ files }) => files.set(fileOf('awkward_chain'), Buffer.from('1\tun\n2\tdeuX\n3\t\\N\n')),
      { trueSums: false },
    )
    expect(await refusalOf(check(path))).toMatch(/^altered: .*awkward_chain/)
  })

  test('when a table is missing, or one more is there', async () => {
    const missing = await changed('missing', ({ files }) => files.delete(fileOf('awkward_leaf')), {
      trueSums: false,
    })
    expect(await refusalOf(check(missing))).toMatch(/^missing_table: .*awkward_leaf/)
    const more = await changed('more', ({ files }) => files.set('tables/999_more.copy', Buffer.from('1\n')), {
      trueSums: false,
    })
    expect(await refusalOf(check(more))).toMatch(/^altered: .*999_more/)
  })

  test('when the rows are not as many as it says', async () => {
    const path = await changed('rows', ({ manifest }) => {
      manifest.tables.find(({ name }) => name === 'awkward_leaf')!.rows += 1
    })
    expect(await refusalOf(check(path))).toMatch(/^row_count: .*awkward_leaf a 2 lignes.*annonce 3/)
  })

  test('when its manifest was changed, or its sums taken away', async () => {
    const path = await changed(
      'manifest',
      ({ manifest, files }) => {
        manifest.taken_at = '2020-01-01T00:00:00.000Z'
        files.set('manifeste.json', Buffer.from(JSON.stringify(manifest)))
      },
      { trueSums: false },
    )
    expect(await refusalOf(check(path))).toMatch(/^altered: .*SHA256SUMS/)
    const without = await changed('without', ({ files }) => files.delete('SHA256SUMS'), { trueSums: false })
    expect(await refusalOf(check(without))).toMatch(/^altered: .*SHA256SUMS/)
  })

  test('when a newer program made it, or one whose migration is another', async () => {
    const newer = await changed('newer', ({ manifest }) => {
      manifest.migrations.push({ name: '901_later.sql', sha256: '0'.repeat(64) })
    })
    expect(await refusalOf(check(newer))).toMatch(/^newer_program: .*901_later.sql.*plus récente/)
    const other = await changed('other', ({ manifest }) => {
      manifest.migrations.at(-1)!.sha256 = '0'.repeat(64)
    })
    expect(await refusalOf(check(other))).toMatch(/^other_migration: .*900_awkward.sql/)
    const format = await changed('format', ({ manifest }) => Object.assign(manifest, { format_version: 2 }))
    expect(await refusalOf(check(format))).toMatch(/^newer_format: .*format 2/)
  })
})

describeEngines('a target stays as it was', (database, engine) => {
  /** Everything that a restore could change. */
  async function state({ sql }: TestDatabase) {
    const [row] = await sql`
      select (select count(*)::int from schema_migration) as migrations, (select count(*)::int from commune) as communes,
        (select count(*)::int from journal_entry) as entries,
        (select json_agg(relname order by relname) from pg_class where relnamespace = 'public'::regnamespace) as names,
        (select json_agg(tgenabled order by tgname) from pg_trigger where not tgisinternal) as triggers`
    return row
  }
  let empty: Awaited<ReturnType<typeof state>>
  beforeAll(async () => {
    empty = await state(database())
  })

  test('when a row breaks a rule of its table', async () => {
    const path = await changed('orphan', ({ files }) =>
      files.set(fileOf('awkward_leaf'), Buffer.from('nobody\t1\na\t2\n')),
    )
    await expect(restore(database(), path, await check(path), { migrations })).rejects.toMatchObject({
      code: '23503',
    })
    expect(await state(database())).toEqual(empty)
  })

  test('when a value is none of its type, in the first row or after many', async () => {
    for (const bad of ['x\ty\n', `${'a\t1\n'.repeat(200_000)}a\tun\n`]) {
      const path = await changed('type', ({ files, manifest }) => {
        files.set(fileOf('awkward_bag'), Buffer.from(bad))
        manifest.tables.find(({ name }) => name === 'awkward_bag')!.rows = bad.split('\n').length - 1
      })
      await expect(restore(database(), path, await check(path), { migrations })).rejects.toMatchObject({
        code: '22P02',
      })
      expect(await state(database())).toEqual(empty)
    }
  })

  test('when the file changes after it was checked', async () => {
    const path = join(folder, `changing-${engine}.tar.gz`)
    copyFileSync(good, path)
    const checked = await check(path)
    await repack(good, path, ({ files }) => files.set(fileOf('awkward_tree'), Buffer.from('a\ta\n')))
    expect(await refusalOf(restore(database(), path, checked, { migrations }))).toMatch(
      /^altered: .*a changé/,
    )
    expect(await state(database())).toEqual(empty)
  })

  test('when what is read back is not what was sent', async () => {
    // 1.0 is a number like 1, written otherwise: the sum of what was sent is not the sum of what is there.
    const path = await changed(
      'back',
      ({ files }) => files.set(fileOf('awkward_bag'), Buffer.from('a\t1.0\n')),
      {
        trueSums: true,
      },
    )
    const true1 = await repack(path, join(folder, 'back1.tar.gz'), ({ manifest }) => {
      manifest.tables.find(({ name }) => name === 'awkward_bag')!.rows = 1
    })
    expect(await refusalOf(restore(database(), true1, await check(true1), { migrations }))).toMatch(
      /^not_identical: .*awkward_bag/,
    )
    expect(await state(database())).toEqual(empty)
  })

  test('when it holds rows, and they are named', async () => {
    const { sql } = database()
    await sql`insert into reference_load values ('communes', 'x', 1)`
    const before = await state(database())
    const restored = restore(database(), good, await check(good), { migrations })
    expect(await refusalOf(restored)).toMatch(/^not_empty: .*: reference_load\..*n’efface jamais/)
    if (engine === 'native') {
      expect(await refusalOf(move(database(), database(), { migrations }))).toMatch(/^not_empty/)
    }
    expect(await state(database())).toEqual(before)
    await sql`delete from reference_load`
  })

  test('when it went further than the backup', async () => {
    const older = await openTestDatabase(engine)
    const path = join(folder, `older-${engine}.tar.gz`)
    await backup(older, path)
    await older.drop()
    const target = await openTestDatabase(engine)
    await migrate(target, migrations)
    await target.sql`alter table awkward_first disable trigger user`
    await target.sql`delete from awkward_first`
    const before = await state(target)
    expect(await refusalOf(restore(target, path, await check(path), { migrations }))).toMatch(
      /^target_is_newer: .*900_awkward.sql/,
    )
    expect(await state(target)).toEqual(before)
    await target.drop()
  })

  test('when it has a table that the backup knows nothing of', async () => {
    const { sql } = database()
    await sql`create table somebody_else (number int)`
    expect(await refusalOf(restore(database(), good, await check(good), { migrations }))).toMatch(
      /^other_schema: .*somebody_else/,
    )
    await sql`drop table somebody_else`
    expect(await state(database())).toEqual(empty)
  })

  test('until a good backup comes: the migrations made since are then applied to its rows', async () => {
    const later = mkdtempSync(join(tmpdir(), 'carte-cesp-migrations-'))
    cpSync(migrations, later, { recursive: true })
    writeFileSync(
      join(later, '901_later.sql'),
      `alter table awkward_bag add column length int; update awkward_bag set length = octet_length(text);`,
    )
    const { applied } = await restore(database(), good, await check(good), { migrations: later })
    rmSync(later, { recursive: true })
    expect(applied).toEqual(['901_later.sql'])
    const [row] = await database()
      .sql`select count(*)::int as rows, sum(length)::int as length from awkward_bag`
    expect(row).toEqual({ rows: 9, length: 7 })
  })
})

describeEngines('the file of a backup', (database) => {
  test('never replaces another, unless it must, and leaves nothing when it fails', async () => {
    const path = written('there.tar.gz', 'precious')
    expect(await refusalOf(backup(database(), path))).toMatch(/^file_exists: .*there.tar.gz.*--force/)
    expect(readFileSync(path, 'utf8')).toBe('precious')
    await backup(database(), path, { force: true })
    expect((await checkArchive(path)).tables.length).toBeGreaterThan(5)

    const names = () => readdirSync(folder).sort()
    const before = names()
    const failing = backup(database(), join(folder, 'failing.tar.gz'), {
      onProgress: (_done, _total, doing) => {
        if (doing.startsWith('écriture : zoning_unit')) throw new Error('planned')
      },
    })
    await expect(failing).rejects.toThrow('planned')
    expect(names()).toEqual(before)
    // The connection is as good as new.
    expect(await database().sql`select 1 as x`).toEqual([{ x: 1 }])
  })

  test('of an empty database is refused', async () => {
    const { sql } = database()
    await sql`alter table schema_migration rename to schema_migration_away`
    const path = join(folder, 'empty.tar.gz')
    expect(await refusalOf(backup(database(), path))).toMatch(/^no_database: /)
    expect(existsSync(path)).toBe(false)
    await sql`alter table schema_migration_away rename to schema_migration`
  })
})

describeEngines(
  'an account without privileges',
  (database) => {
    test('backs up and restores what it owns, and refuses to copy a part of the rows', async () => {
      const { sql, url } = database()
      await fillAwkward(sql, migrations)
      await sql.unsafe(
        `create role hidden_reader login; grant select on all tables in schema public to hidden_reader;
        grant select on all sequences in schema public to hidden_reader`,
      )
      const { openServer } = await import('../../server/database/server.ts')
      const address = new URL(url!)
      address.username = 'hidden_reader'
      const reader = await openServer(address.href)
      const path = join(folder, 'hidden.tar.gz')
      expect(await refusalOf(backup(reader, path))).toMatch(/^hidden_rows: .*awkward_chain.*BYPASSRLS/)
      expect(existsSync(path)).toBe(false)
      await reader.close()
      await sql.unsafe('drop owned by hidden_reader; drop role hidden_reader')
    })

    test('restores as the owner of the base', async () => {
      const { sql, url } = database()
      const name = `owned_${process.pid}`
      await sql.unsafe(`create role ${name} login createrole; grant cesp_application to ${name}`)
      await sql.unsafe(`create database ${name} owner ${name}`)
      const postgres = (await import('postgres')).default
      const address = new URL(url!)
      address.pathname = `/${name}`
      const admin = postgres(address.href, { max: 1 })
      for (const one of ['postgis', 'btree_gist', 'pg_trgm', 'unaccent'])
        await admin.unsafe(`create extension ${one}`)
      await admin.unsafe(`alter schema public owner to ${name}`)
      await admin.end()
      address.username = name
      const { openServer } = await import('../../server/database/server.ts')
      const owned = await openServer(address.href)
      const { tables } = await restore(owned, good, await check(good), { migrations })
      expect(tables.map(({ sha256 }) => sha256)).toEqual(manifest.tables.map(({ sha256 }) => sha256))
      // Row level security binds the owner of this table again: a copy would miss rows.
      expect(await refusalOf(backup(owned, join(folder, 'owned.tar.gz')))).toMatch(
        /^hidden_rows: .*awkward_chain/,
      )
      await owned.close()
      await sql.unsafe(`drop database ${name}`)
      await sql.unsafe(`drop role ${name}`)
    })
  },
  ['native'],
)
