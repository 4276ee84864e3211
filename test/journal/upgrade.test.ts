import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sql, TransactionSql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../server/database/migrate.ts'
import { readHistory } from '../../server/journal/history.ts'
import { verifyJournal } from '../../server/journal/verify.ts'
import { describeEngines } from '../database/engines.ts'
import { append, tamper } from './tampering.ts'

const MIGRATIONS = fileURLToPath(new URL('../../server/database/migrations', import.meta.url))

/** Everything that the migrations made, but for the extensions: installing PostGIS again takes ten seconds. */
const emptyDatabase = `
do $$
declare
  statement text;
begin
  foreach statement in array array(
    select format('drop table %s cascade', oid::regclass) from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
    union all
    select format('drop function if exists %s cascade', oid::regprocedure) from pg_proc
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
  ) loop
    execute statement;
  end loop;
end
$$`

describeEngines('a journal begun before it was a chain', (database) => {
  let folder: string
  afterAll(() => rm(folder, { recursive: true, force: true }))

  beforeAll(async () => {
    const { sql } = database()
    await sql.unsafe(emptyDatabase).simple()
    folder = await mkdtemp(join(tmpdir(), 'carte-cesp-before-the-chain-'))
    const first = (await readdir(MIGRATIONS)).filter((name) => name < '006')
    for (const name of first) await cp(join(MIGRATIONS, name), join(folder, name))
    expect((await migrate(database(), folder)).applied).toHaveLength(5)

    await write(sql, 1, 40)
    // Numbers that PostgreSQL gave and that no entry bears.
    const undone = sql.begin(async (tx) => {
      await write(tx, 41, 45)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await write(sql, 46, 60)
    // Rows changed on disk stand after the others: a plain reading would give them last.
    await tamper(sql, (tx) => tx`update journal_entry set actor = 'premier' where id <= 3`)
  })

  const write = (sql: Sql | TransactionSql, from: number, to: number) => sql`
    insert into journal_entry (recorded_at, actor, action, subject, detail)
    select timestamptz '2026-10-01 12:00:00.123456+02' + i * interval '1 hour', 'démarrage', 'zoning.publish', 'P-' || i,
           jsonb_build_object('i', i, 'act', 'arrêté « n° ' || i || ' »')
    from generate_series(${from}::int, ${to}::int) i`

  test('is taken into the chain in its order, unchanged, and goes on', async () => {
    const { sql } = database()
    const before =
      await sql`select recorded_at::text, actor, action, subject, detail from journal_entry order by id`
    expect(before).toHaveLength(55)
    expect((await migrate(database())).applied).toContain('007_journal_chain.sql')
    expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 55, head: { number: 55 } })
    const after =
      await sql`select recorded_at::text, actor, action, subject, detail from journal_entry order by number`
    expect([...after]).toEqual([...before])

    await append(sql, 5)
    expect(await verifyJournal(database())).toMatchObject({ whole: true, entries: 60 })
    const [last] = await readHistory(sql, { limit: 1 })
    expect(last).toMatchObject({ number: 60, subject: 'sujet 5' })
    await expect(sql`delete from journal_entry`).rejects.toThrow('le journal ne se modifie pas')
  })
})
