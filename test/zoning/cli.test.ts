import { spawn } from 'node:child_process'
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareTestDatabase } from '../database/engines.ts'
import { fixturePath } from './files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'carte-cesp-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Run {
  code: number | null
  out: string
  err: string
}

/** The command as a person runs it; without a database unless `env` names one. */
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
    child.once('close', (code) => resolve({ code, ...run }))
  })
}

const check = (path: string, ...more: string[]) =>
  cesp(['zoning', 'check', path, '--profession', 'medecin', '--region', '06', '--json', ...more])

describe('cesp zoning check', () => {
  test.concurrent.each([
    ['empty.csv', 'file_empty'],
    ['binary.csv', 'file_binary'],
    ['truncated.csv', 'truncated_file'],
    ['mac_roman.csv', 'broken_text'],
    ['unknown_code.csv', 'unknown_code'],
    ['two_classes.csv', 'two_classes'],
    ['unknown_class.csv', 'unknown_class'],
    ['other_region.csv', 'other_region'],
    ['missing_communes.csv', 'missing_units'],
  ])('%s is refused with exit code 1: %s', async (name, code) => {
    const { code: exit, out, err } = await check(fixturePath(name))
    expect(exit).toBe(1)
    expect(err).toBe('')
    const report = JSON.parse(out)
    expect([report.valid, report.errors[0].code]).toEqual([false, code])
  })

  test('a file of 200 MB is refused from its size', async () => {
    const path = join(folder, 'vast.csv')
    const file = openSync(path, 'w')
    ftruncateSync(file, 200 * 1024 * 1024)
    closeSync(file)
    const { code, out } = await check(path)
    expect(code).toBe(1)
    expect(JSON.parse(out).errors[0].message).toMatch(/200 Mo.*50 Mo/)
  })

  test('a good file is said to be, in French', async () => {
    const { code, out } = await cesp([
      'zoning',
      'check',
      fixturePath('cartosante.xlsx'),
      '--profession',
      'medecin',
      '--region',
      '06',
    ])
    expect(code).toBe(0)
    expect(out.replaceAll('\u00a0', ' ')).toMatch(
      /cartosante.xlsx : valide[\s\S]*17 lignes = 17 lues \+ 0 fusionnées \+ 0 refusées/,
    )
  })

  test.concurrent.each([
    [['zoning', 'check', 'absent.csv', '--profession', 'medecin'], /« absent.csv » n’existe pas/],
    [
      ['zoning', 'check', 'README.md', '--profession', 'medcin'],
      /--profession « medcin » : profession attendue, parmi medecin/,
    ],
    [['zoning', 'check', 'README.md'], /Option attendue : --profession/],
    [['zoning', 'check', 'README.md', '--profession', 'medecin', '--couleur'], /Option inconnue : --couleur/],
    [['zoning', 'frobnicate'], /Commande inconnue : frobnicate/],
    [
      ['zoning', 'lookup', 'README.md', '--profession', 'medecin', '--lon', 'x'],
      /--lon et --lat vont ensemble/,
    ],
  ])('%j is a misuse: exit code 2', async (args, message) => {
    const { code, out, err } = await cesp(args)
    expect([code, out]).toEqual([2, ''])
    expect(err.replaceAll('\u00a0', ' ')).toMatch(message)
  })

  test('help is in French', async () => {
    const { code, out } = await cesp(['zoning', '--help'])
    expect(code).toBe(0)
    expect(out.replaceAll('\u00a0', ' ')).toMatch(/Commandes :/)
    expect(out).not.toMatch(/Commands:|Options:/)
  })
})

describe('cesp zoning publish, export and lookup', { timeout: 180_000 }, () => {
  let prepared: Awaited<ReturnType<typeof prepareTestDatabase>>
  let env: Record<string, string>
  beforeAll(async () => {
    prepared = await prepareTestDatabase('embedded')
    env = { DATA_DIR: join(prepared.dir, '..') }
    // What a first start does, told apart from what is tried here.
    const { code, err } = await cesp(['migrate'], env)
    expect(code, err).toBe(0)
  })
  afterAll(() => prepared.drop())

  const publish = (file: string) =>
    cesp(
      [
        'zoning',
        'publish',
        file,
        '--profession',
        'medecin',
        '--region',
        '06',
        '--act',
        'arrêté n° 2025-976',
        '--signed-on',
        '2025-09-25',
        '--published-on',
        '2025-09-29',
        '--effective-on',
        '2025-09-29',
        '--json',
      ],
      env,
    )

  test('a refused file is not published, a good one is, and once', async () => {
    const refused = await publish(fixturePath('two_classes.csv'))
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({
      publications: [],
      report: { errors: [{ code: 'two_classes' }] },
    })

    const first = await publish(fixturePath('atlasante.csv'))
    expect(first.code, first.err).toBe(0)
    expect(JSON.parse(first.out).publications).toEqual([
      { id: expect.stringMatching(/^medecin-06-20250929-/), region: '06', units: 17, already: false },
    ])
    const again = await publish(fixturePath('atlasante.csv'))
    expect(JSON.parse(again.out).publications).toMatchObject([{ already: true }])
  })

  test('the zoning in force is exported as it was on each day', async () => {
    const exported = async (on: string) =>
      (
        await cesp(
          ['zoning', 'export', '--profession', 'medecin', '--region', '06', '--on', on, '--format', 'csv'],
          env,
        )
      ).out
    expect(await exported('2025-09-28')).toMatch(/^97617;Tsingoni;;;ZIP$/m)
    expect(await exported('2025-09-29')).toMatch(/^97617;Tsingoni;;TVS, Tsingoni;ZAC$/m)
    const none = await cesp(['zoning', 'export', '--profession', 'infirmier', '--format', 'csv'], env)
    expect([none.code, none.out]).toEqual([1, ''])
  })

  test('rows get their zone, and those without are told on stderr', async () => {
    const path = join(folder, 'points.csv')
    writeFileSync(path, 'id;lon;lat\nTours;0.6848;47.3941\nmer;-4;46\nfaux;x;y\n')
    const { code, out, err } = await cesp(
      ['zoning', 'lookup', path, '--profession', 'medecin', '--on', '2026-01-01'],
      env,
    )
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      'id;lon;lat;zone_class;zone_eligible;commune_code;publication_id',
      expect.stringMatching(/^Tours;0.6848;47.3941;\w+;(true|false);37261;medecin-24-20250509-[0-9a-f]{8}$/),
      'mer;-4;46;;;;',
      'faux;x;y;;;;',
      '',
    ])
    expect(err.replaceAll('\u00a0', ' ')).toMatch(
      /1 lignes? : hors du territoire[\s\S]*ligne 4 \(cellule vide ou illisible\) : faux;x;y/,
    )
  })
})
