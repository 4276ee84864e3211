import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect } from '../../server/database/connect.ts'
import { prepareTestDatabase } from '../database/engines.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'carte-cesp-backup-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Run {
  code: number | null
  out: string
  err: string
}

/** The command as a person runs it. */
function cesp(args: string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/cesp.ts', ...args], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: '', DATA_DIR: join(folder, 'none'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const run = { out: '', err: '' }
    child.stdout.on('data', (chunk) => (run.out += chunk))
    child.stderr.on('data', (chunk) => (run.err += chunk))
    child.once('close', (code) => resolve({ code, ...run, out: run.out.replaceAll('\u00a0', ' ') }))
  })
}

const succeed = async (args: string[], env: Record<string, string> = {}) => {
  const run = await cesp(args, env)
  expect(run.code, run.out + run.err).toBe(0)
  return run.out
}

describe('cesp backup, restore and move refuse', () => {
  test('a file or a folder that is not there, and an address that is none: exit code 2', async () => {
    const runs = await Promise.all([
      cesp(['restore', join(folder, 'absent.tar.gz')]),
      cesp(['backup', join(folder, 'absent', 'b.tar.gz')]),
      cesp(['move', '--to', 'http://example.org']),
      cesp(['move']),
      cesp(['backup']),
    ])
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2])
    expect(runs.map(({ err }) => err.replaceAll('\u00a0', ' ')).join('')).toMatch(
      /absent.tar.gz » n’existe pas[\s\S]*absent » n’existe pas[\s\S]*--to : « http[\s\S]*Option attendue[\s\S]*Argument attendu/,
    )
  })

  test('to back up a base that does not exist, and do not create it: exit code 1', async () => {
    const path = join(folder, 'nothing.tar.gz')
    const { code, out } = await cesp(['backup', path, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ file: path, refusal: { code: 'no_database' } })
    expect(existsSync(path) || existsSync(join(folder, 'none'))).toBe(false)
  })

  test('what is no backup, before any base is created: exit code 1', async () => {
    const path = join(folder, 'other.tar.gz')
    writeFileSync(path, 'code;name\n')
    const { code, out } = await cesp(['restore', path])
    expect(code).toBe(1)
    expect(out).toMatch(/other.tar.gz » n’est pas une sauvegarde de carte-cesp/)
    const json = await cesp(['restore', path, '--json'])
    expect(JSON.parse(json.out)).toMatchObject({ restored: false, refusal: { code: 'not_a_backup' } })
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})

/** Sums of the rows of every table, computed by the database itself, and apart from the code under test. */
async function contentOf(where: { url?: string; dir: string }): Promise<Record<string, string>> {
  const database = await connect(where)
  try {
    return (await database.sql.begin(async (tx) => {
      await tx`select set_config('timezone', 'UTC', true), set_config('statement_timeout', '0', true)`
      const names = await tx<{ name: string }[]>`
        select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r'
          and relname not in ('spatial_ref_sys', 'schema_migration') order by relname collate "C"`
      const sums: Record<string, string> = {}
      for (const { name } of names) {
        const [row] = await tx<{ rows: string; sum: string | null }[]>`
          select count(*)::text as rows, md5(string_agg(sum, '' order by sum collate "C")) as sum
          from (select md5(t::text) as sum from ${tx(name)} t) rows`
        sums[name] = `${row!.rows} ${row!.sum}`
      }
      return sums
    })) as Record<string, string>
  } finally {
    await database.close()
  }
}

describe('the whole country', { timeout: 600_000 }, () => {
  const { nativeMissing } = inject('engines')
  const dataDir = (name: string) => ({ DATA_DIR: join(folder, name) })
  const embedded = (name: string) => ({ dir: join(folder, name, 'database') })
  const first = join(folder, 'first.tar.gz')
  let origin: Record<string, string>

  beforeAll(async () => {
    const prepared = await prepareTestDatabase('embedded')
    mkdirSync(join(folder, 'origin'))
    cpSync(prepared.dir, embedded('origin').dir, { recursive: true })
    await prepared.drop()
    await succeed(['migrate'], dataDir('origin'))
    const list = join(root, 'data/demo/places.csv')
    await succeed(['places', 'import', list, '--effective-on', '2026-01-01', '--json'], dataDir('origin'))
    origin = await contentOf(embedded('origin'))
    expect(Object.keys(origin)).toEqual(
      expect.arrayContaining(['commune', 'journal_entry', 'place', 'zoning_unit']),
    )
    expect(origin.commune).toMatch(/^34920 /)
  }, 300_000)

  test('is backed up in a file that tar can look into, for its owner alone', async () => {
    const out = await succeed(['backup', first], dataDir('origin'))
    expect(out).toMatch(/first.tar.gz : \d+ tables, \d{2,3}\u202f\d{3} lignes, \d+,\d Mo \(PostgreSQL/)
    expect(statSync(first).mode & 0o777).toBe(0o600)
    const looked = join(folder, 'looked')
    mkdirSync(looked)
    expect(spawnSync('tar', ['xzf', first, '-C', looked]).status).toBe(0)
    const sums = spawnSync('sh', ['-c', 'sha256sum -c --quiet SHA256SUMS'], { cwd: looked, encoding: 'utf8' })
    expect(sums.stdout + sums.stderr).toBe('')
    const manifest = JSON.parse(readFileSync(join(looked, 'manifeste.json'), 'utf8'))
    for (const { file, rows } of manifest.tables) {
      const wc = spawnSync('wc', ['-l', join(looked, file)], { encoding: 'utf8' })
      expect(Number.parseInt(wc.stdout, 10)).toBe(rows)
    }
    expect(readdirSync(folder).filter((name) => name.includes('partiel'))).toEqual([])
  })

  test('is not written over another file, nor restored over another base', async () => {
    const again = await cesp(['backup', first], dataDir('origin'))
    expect([again.code, again.out]).toEqual([1, expect.stringMatching(/existe déjà.*--force/)])
    const over = await cesp(['restore', first, '--json'], dataDir('origin'))
    expect(over.code).toBe(1)
    const { refusal } = JSON.parse(over.out)
    expect(refusal.code).toBe('not_empty')
    expect(refusal.tables).toEqual(expect.arrayContaining(['commune', 'zoning_unit']))
    expect(await contentOf(embedded('origin'))).toEqual(origin)
  })

  test('is restored in a new folder, to the row, and a start then changes nothing', async () => {
    const out = await succeed(['restore', first], dataDir('copy'))
    expect(out).toMatch(/commune +34\u202f920 +34\u202f920 +identique/)
    expect(await contentOf(embedded('copy'))).toEqual(origin)
    // Opens the base as a start does, and finds the chain of the journal whole.
    await succeed(['journal', 'verify'], dataDir('copy'))
    expect(await contentOf(embedded('copy'))).toEqual(origin)
    const json = JSON.parse(await succeed(['backup', join(folder, 'copy.tar.gz'), '--json'], dataDir('copy')))
    const before = JSON.parse(readManifest(first))
    expect(json.tables).toEqual(before.tables)
    rmSync(join(folder, 'copy'), { recursive: true })
  })

  test.skipIf(nativeMissing)('moves to a server, from there to a file, and back to a folder', async () => {
    const server = await prepareTestDatabase('native')
    const moved = await succeed(['move', '--to', server.url!], dataDir('origin'))
    expect(moved).toMatch(/commune +34\u202f920 +34\u202f920 +identique[\s\S]*DATABASE_URL/)
    expect(await contentOf({ url: server.url, dir: '' })).toEqual(origin)
    const twice = await cesp(['move', '--to', server.url!, '--json'], dataDir('origin'))
    expect([twice.code, JSON.parse(twice.out).refusal.code]).toEqual([1, 'not_empty'])

    const second = join(folder, 'second.tar.gz')
    await succeed(['backup', second], { DATABASE_URL: server.url! })
    expect(JSON.parse(readManifest(second)).tables).toEqual(JSON.parse(readManifest(first)).tables)

    const other = await prepareTestDatabase('native')
    await succeed(['restore', second], { DATABASE_URL: other.url! })
    expect(await contentOf({ url: other.url, dir: '' })).toEqual(origin)
    await succeed(['migrate'], { DATABASE_URL: other.url! })
    expect(await contentOf({ url: other.url, dir: '' })).toEqual(origin)

    await succeed(['restore', second], dataDir('back'))
    expect(await contentOf(embedded('back'))).toEqual(origin)
    await server.drop()
    await other.drop()
  })
})

function readManifest(path: string): string {
  return spawnSync('tar', ['xzOf', path, 'manifeste.json'], { encoding: 'utf8' }).stdout
}
