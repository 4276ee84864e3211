// Database tests run on both engines, each test file on a migrated database of its own:
//
//   describeEngines('publishing a zoning', (database) => {
//     test('keeps the act', async () => { const { sql } = database(); await sql`select 1` })
//   })
//
// Outside a describe: `const db = await openTestDatabase('embedded')` … `await db.drop()`. To start a program
// on a test database: `await prepareTestDatabase('native')` gives `{ url, dir, drop }` (DATABASE_URL, folder).
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { connect, type Database } from '../../server/database/connect.ts'
import { openEmbedded } from '../../server/database/embedded/open.ts'

export type TestEngine = 'embedded' | 'native'

export interface TestDatabase extends Database {
  /** Its address, on the native engine. */
  readonly url?: string
  /** Closes it and removes every trace of it. */
  drop(): Promise<void>
}

const LABELS: Record<TestEngine, string> = { embedded: 'base embarquée', native: 'PostgreSQL natif' }

/** Runs the tests on both engines. What this machine lacks is shown as skipped, with the reason. */
export function describeEngines(
  title: string,
  tests: (database: () => TestDatabase, engine: TestEngine) => void,
  engines: readonly TestEngine[] = ['embedded', 'native'],
): void {
  for (const engine of engines) {
    const missing = engine === 'native' ? inject('engines').nativeMissing : null
    if (missing) {
      describe.skip(`${title} (${LABELS[engine]} non exécuté\u00a0: ${missing})`, () => tests(never, engine))
      continue
    }
    describe(`${title} (${LABELS[engine]})`, () => {
      let opened: TestDatabase | null = null
      beforeAll(async () => {
        opened = await openTestDatabase(engine)
      })
      afterAll(() => opened?.drop())
      tests(() => opened ?? never(), engine)
    })
  }
}

function never(): never {
  throw new Error('the database is open inside tests and hooks only')
}

/** A migrated database of one's own; the embedded one does not wait for the disk. */
export async function openTestDatabase(engine: TestEngine): Promise<TestDatabase> {
  const prepared = await prepareTestDatabase(engine)
  const db = prepared.url
    ? await connect(prepared)
    : await openEmbedded({ dir: prepared.dir, durable: false })
  return {
    ...db,
    url: prepared.url,
    async drop() {
      await db.close()
      await prepared.drop()
    },
  }
}

/** A migrated database that nobody has opened yet. */
export async function prepareTestDatabase(
  engine: TestEngine,
): Promise<{ url?: string; dir: string; drop(): Promise<void> }> {
  const answer = await fetch(`${inject('engines').address}/${engine}`)
  const template = await answer.text()
  if (!answer.ok) throw new Error(`engine ${engine}: ${template}`)
  return engine === 'embedded' ? copyFolder(template) : copyDatabase(template)
}

async function copyFolder(template: string) {
  const parent = await mkdtemp(join(tmpdir(), 'carte-cesp-test-'))
  const dir = join(parent, 'database')
  await cp(template, dir, { recursive: true })
  return { dir, drop: () => rm(parent, { recursive: true, force: true }) }
}

async function copyDatabase(template: string) {
  const name = `test_${randomBytes(6).toString('hex')}`
  const asAdmin = async (run: (sql: postgres.Sql) => Promise<unknown>) => {
    const sql = postgres(withDatabase(template, 'postgres'), { max: 1 })
    try {
      await run(sql)
    } finally {
      await sql.end()
    }
  }
  const source = new URL(template).pathname.slice(1)
  await asAdmin((sql) => sql`create database ${sql(name)} template ${sql(source)}`)
  return {
    url: withDatabase(template, name),
    dir: '',
    drop: () => asAdmin((sql) => sql`drop database if exists ${sql(name)} with (force)`),
  }
}

function withDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
