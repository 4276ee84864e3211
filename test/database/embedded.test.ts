import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect, type Database } from '../../server/database/connect.ts'
import { ENGINE_FORMAT, inspectFolder } from '../../server/database/embedded/folder.ts'
import { openEmbedded } from '../../server/database/embedded/open.ts'
import { StartFailure } from '../../server/database/failure.ts'
import { prepareTestDatabase } from './engines.ts'

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'did not fail',
    (error) => error.code ?? error.message,
  )

/** A COPY FROM STDIN that our guard does not recognise: the engine takes its end for the end of the session. */
const DEADLY = 'copy spatial_ref_sys from/**/stdin'

describe('the embedded engine', () => {
  let prepared: Awaited<ReturnType<typeof prepareTestDatabase>>
  let db: Database
  beforeAll(async () => {
    prepared = await prepareTestDatabase('embedded')
    db = await openEmbedded({ dir: prepared.dir, durable: false, busyAfterMs: 300 })
  })
  afterAll(async () => {
    await db.close()
    await prepared.drop()
  })

  test('refuses with 55P03 a plain query inside a transaction, which would wait for itself', async () => {
    const { sql } = db
    await sql`create table entry (number int)`
    const mistaken = sql.begin(async (tx) => {
      await tx`insert into entry values (1)`
      await sql`select 1`
    })
    expect(await codeOf(mistaken)).toBe('55P03')
    expect(await sql`select count(*)::int as n from entry`).toEqual([{ n: 0 }])
  })

  test('refuses them when every connection is held by such a transaction, and then works', async () => {
    const { sql } = db
    const mistaken = Array.from({ length: 8 }, () => sql.begin(async () => sql`select 1`))
    const codes = await Promise.all(mistaken.map(codeOf))
    expect(codes.filter((code) => code === '55P03')).not.toHaveLength(0)
    expect(codes.every((code) => code === '55P03' || code === 'did not fail')).toBe(true)
    expect(await sql`select 1 as x`).toEqual([{ x: 1 }])
  })

  test('does not refuse those who wait behind a transaction that works longer than the delay', async () => {
    const { sql } = db
    const long = sql.begin(async (tx) => {
      for (let i = 0; i < 6; i++) await tx`select pg_sleep(0.1)`
    })
    const waiting = Array.from({ length: 10 }, (_, x) => sql`select ${x}::int as x`)
    expect((await Promise.all(waiting)).map(([row]) => row?.x)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    await long
  })

  test('leaves the event loop free while it runs a query', async () => {
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 5)
    await db.sql`select count(*) from generate_series(1, 2000000)`
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })
})

describe('an embedded engine that dies', () => {
  test('fails what runs, what waits and what comes later, says so once, and loses nothing committed', async () => {
    const prepared = await prepareTestDatabase('embedded')
    const db = await openEmbedded({ dir: prepared.dir, durable: false })
    const { sql } = db
    await sql`create table entry (number int)`
    await sql`insert into entry values (1)`
    const reasons: string[] = []
    db.onDown((reason) => reasons.push(reason))

    const running = sql.unsafe(DEADLY).execute()
    const others = [
      running,
      ...Array.from({ length: 20 }, (_, x) => sql`select ${x}::int as x`),
      ...Array.from({ length: 5 }, () => sql.begin((tx) => tx`insert into entry values (2)`)),
      sql.listen('channel', () => {}),
    ]
    const codes = await Promise.all(others.map(codeOf))
    expect(new Set(codes)).toEqual(new Set(['57P01']))
    const later = [
      sql`select 1`,
      sql`select ${1}::int`,
      sql.begin((tx) => tx`select 1`),
      sql.notify('a', 'b'),
    ]
    expect(await Promise.all(later.map(codeOf))).toEqual(['57P01', '57P01', '57P01', '57P01'])
    expect(reasons).toEqual([
      expect.stringMatching(/^La base embarquée s’est arrêtée \(terminating connection/),
    ])
    await db.close()

    const again = await openEmbedded({ dir: prepared.dir, durable: false })
    expect(await again.sql`select * from entry`).toEqual([{ number: 1 }])
    await again.close()
    await prepared.drop()
  })
})

describe('the folder of the embedded engine', () => {
  let template: Awaited<ReturnType<typeof prepareTestDatabase>>
  let parent: string
  let dir: string
  beforeAll(async () => {
    template = await prepareTestDatabase('embedded')
  })
  afterAll(() => template.drop())
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'carte-cesp-folder-'))
    dir = join(parent, 'database')
    await cp(template.dir, dir, { recursive: true })
  })
  afterEach(() => rm(parent, { recursive: true, force: true }))

  /** Its one-line refusal; nothing may be missing afterwards, nor be left beside. */
  async function refusal(): Promise<string> {
    const before = await readdir(dir, { recursive: true })
    const failure = await connect({ dir }).catch((error) => error)
    expect(failure).toBeInstanceOf(StartFailure)
    expect(failure.exitCode).toBe(3)
    expect(failure.message).not.toContain('\n')
    expect(failure.message.startsWith(`DATA_DIR\u00a0: le dossier «\u00a0${dir}\u00a0» `)).toBe(true)
    expect(failure.message).toContain('Rien n’a été effacé')
    const after = new Set(await readdir(dir, { recursive: true }))
    expect(before.filter((name) => !after.has(name))).toEqual([])
    expect(await readdir(parent)).toEqual(['database'])
    return failure.message
  }

  test('is known by the control file of the pinned engine', async () => {
    const control = await readFile(join(dir, 'global/pg_control'))
    expect([control.readUInt32LE(8), control.readUInt32LE(12)]).toEqual([
      ENGINE_FORMAT.control,
      ENGINE_FORMAT.catalog,
    ])
    expect(inspectFolder(dir)).toBe('existing')
  })

  test('without PG_VERSION is refused', async () => {
    await rm(join(dir, 'PG_VERSION'))
    expect(await refusal()).toContain('le fichier PG_VERSION manque')
  })

  test('of somebody’s documents is refused', async () => {
    await rm(dir, { recursive: true })
    await mkdir(dir)
    await writeFile(join(dir, 'letter.txt'), 'Chère Madame')
    expect(await refusal()).toContain('n’est pas une base')
  })

  test('made by another PostgreSQL is refused', async () => {
    await writeFile(join(dir, 'PG_VERSION'), '17\n')
    expect(await refusal()).toContain('a été fait par PostgreSQL 17, et ce programme lit PostgreSQL 18')
  })

  test('made by another catalogue version is refused', async () => {
    const path = join(dir, 'global/pg_control')
    const control = await readFile(path)
    control.writeUInt32LE(202_406_281, 12)
    await writeFile(path, control)
    expect(await refusal()).toContain('catalogue 202406281 au lieu de')
  })

  test('whose control file is truncated is refused', async () => {
    await truncate(join(dir, 'global/pg_control'), 100)
    expect(await refusal()).toContain('global/pg_control fait 100 octets au lieu de 8192')
  })

  test('whose control file has a wrong checksum is refused with the engine’s words', async () => {
    const path = join(dir, 'global/pg_control')
    const control = await readFile(path)
    control[60]! ^= 0xff
    await writeFile(path, control)
    expect(await refusal()).toContain('incorrect checksum in control file')
  })

  test('without its write-ahead log is refused', async () => {
    for (const name of await readdir(join(dir, 'pg_wal'))) {
      if (/^0/.test(name)) await rm(join(dir, 'pg_wal', name))
    }
    expect(await refusal()).toContain('could not locate a valid checkpoint record')
  })

  test('whose creation was interrupted is made again', async () => {
    await rm(join(dir, 'base'), { recursive: true })
    await writeFile(`${dir}.creating`, '')
    expect(inspectFolder(dir)).toBe('new')
    expect(await readdir(parent)).toEqual(['database.creating'])
  })

  test('is created where there is none, then found again', async () => {
    await rm(dir, { recursive: true })
    const steps: string[] = []
    const db = await connect({ dir, onProgress: (step) => steps.push(step) })
    await db.sql`create table kept as select 1 as x`
    await db.close()
    const again = await connect({ dir, onProgress: (step) => steps.push(step) })
    expect(await again.sql`select x from kept`).toEqual([{ x: 1 }])
    expect(again.version).toBe('PostgreSQL 18.3, PostGIS 3.6.2')
    await again.close()
    expect(steps).toEqual([
      'création de la base…',
      'base créée ; installation de PostGIS…',
      'ouverture de la base…',
    ])
    expect(await readdir(parent)).toEqual(['database'])
  }, 300_000)
})
