import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareTestDatabase } from '../database/engines.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'carte-cesp-places-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const demonstration = join(root, 'data/demo/places.csv')

/** The command as a person runs it; without a database unless `env` names one. */
function places(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/cesp.ts', 'places', ...args], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: '', DATA_DIR: join(folder, 'none'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const run = { out: '', err: '' }
    child.stdout.on('data', (chunk) => (run.out += chunk))
    child.stderr.on('data', (chunk) => (run.err += chunk))
    child.once('close', (code) => resolve({ code, ...run }))
  })
}

describe('cesp places check', () => {
  test('a wrong list is refused, naming the line, the column and the value: exit code 1', async () => {
    const path = join(folder, 'wrong.csv')
    writeFileSync(path, readFileSync(demonstration, 'utf8').replace(/;medecin;/, ';astrologue;'))
    const { code, out } = await places(['check', path])
    expect(code).toBe(1)
    expect(out.replaceAll('\u00a0', ' ')).toMatch(
      /REFUSÉ[\s\S]*ERREUR \[profession_unknown\][\s\S]*ligne 2, profession, « astrologue »/,
    )
  })

  test('a file that is not there, or an unknown format, is a misuse: exit code 2', async () => {
    expect((await places(['check', 'absent.csv'])).code).toBe(2)
    expect((await places(['export', '--format', 'pdf'])).err).toContain('csv, geojson, xlsx')
  })
})

describe('cesp places import and export', { timeout: 240_000 }, () => {
  let prepared: Awaited<ReturnType<typeof prepareTestDatabase>>
  let env: Record<string, string>
  beforeAll(async () => {
    prepared = await prepareTestDatabase('embedded')
    env = { DATA_DIR: join(prepared.dir, '..') }
  })
  afterAll(() => prepared.drop())

  test('what was exported is imported again as the same list', { timeout: 240_000 }, async () => {
    const path = join(folder, 'list.csv')
    const exported = await places(['export', '--format', 'csv', '--on', '2026-11-22', '--output', path], env)
    expect(exported.code, exported.err).toBe(0)
    expect(exported.err).toContain('sans valeur officielle')
    const again = await places(['import', path, '--effective-on', '2026-01-01', '--json'], env)
    expect(again.code, again.err).toBe(0)
    const { list, report } = JSON.parse(again.out)
    expect(list.created).toBe(false)
    expect(report.diff).toMatchObject({ added: 0, removed: 0, changed: 0 })
  })

  test('an installation that refuses demonstrations refuses the list, and has none to export', async () => {
    const real = { ...env, DEMO: '0' }
    const refused = await places(['import', demonstration, '--json'], real)
    expect(refused.code, refused.err).toBe(1)
    expect(JSON.parse(refused.out).refused).toBe('demonstration_refused')
    expect((await places(['export', '--format', 'csv'], real)).code).toBe(1)
  })
})
