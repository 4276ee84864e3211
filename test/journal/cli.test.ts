import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { connect, type Sql } from '../../server/database/connect.ts'
import { verifyJournal } from '../../server/journal/verify.ts'
import { describeEngines, prepareTestDatabase } from '../database/engines.ts'
import { append, tamper } from './tampering.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The command as a person runs it. */
function journal(env: Record<string, string>, ...args: string[]) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/cesp.ts', 'journal', ...args], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const run = { out: '', err: '' }
    child.stdout.on('data', (chunk) => (run.out += chunk))
    child.stderr.on('data', (chunk) => (run.err += chunk))
    child.once('close', (code) =>
      resolve({ code, out: run.out.replaceAll('\u00a0', ' '), err: run.err.replaceAll('\u00a0', ' ') }),
    )
  })
}

/** Twelve entries, and one publication: the command then finds a base that needs no first filling. */
async function fill(sql: Sql): Promise<string> {
  await sql`insert into zoning_publication
    (id, profession, region, act, effective_on, file_name, sha256, cog, by_class, report)
    values ('essai', 'medecin', '06', 'essai', '2026-01-01', 'essai', repeat('0', 64), '2026', '{}', '{}')`
  await append(sql, 12)
  const { head } = await verifyJournal({ sql })
  return `${head!.number}:${head!.hash}`
}

const cut = (sql: Sql) => tamper(sql, (tx) => tx`delete from journal_entry where number > 10`)
const cutSentence =
  /^ROMPU : L’écriture n° 12, notée \w{12}…, n’existe plus : le journal s’arrête à la n° 10, .*\nJusqu’à la n° 10, la chaîne est entière\.\n$/

test('an option that cannot be read is a misuse: exit code 2, naming it', async () => {
  const head = await journal({}, 'verify', '--head', '12:abc')
  expect(head.code).toBe(2)
  expect(head.err).toMatch(/^--head « 12:abc » : tête attendue, .*64 chiffres hexadécimaux/)
  const limit = await journal({}, 'list', '--limit', '1001')
  expect([limit.code, limit.err]).toEqual([2, '--limit « 1001 » : nombre de 1 à 1000 attendu\n'])
})

test('the journal of an embedded base is verified, and a cut is found', { timeout: 300_000 }, async () => {
  const prepared = await prepareTestDatabase('embedded')
  const env = { DATA_DIR: join(prepared.dir, '..') }
  const inside = async <T>(work: (sql: Sql) => Promise<T>) => {
    const database = await connect({ dir: prepared.dir })
    return work(database.sql).finally(() => database.close())
  }
  const noted = await inside(fill)
  const whole = await journal(env, 'verify', '--json')
  expect(whole.code, whole.err).toBe(0)
  expect(JSON.parse(whole.out)).toMatchObject({ whole: true, entries: 12, broken: null })
  await inside(cut)
  const broken = await journal(env, 'verify', '--head', noted)
  expect(broken.out, broken.err).toMatch(cutSentence)
  expect(broken.code).toBe(1)
  await prepared.drop()
})

describeEngines(
  'cesp journal',
  (database) => {
    test('verifies, reads, and names the faults', { timeout: 300_000 }, async () => {
      const { sql, url } = database()
      const cesp = (...args: string[]) => journal({ DATABASE_URL: url! }, ...args)
      const noted = await fill(sql)
      const [number, hash] = noted.split(':') as [string, string]

      const whole = await cesp('verify', '--json')
      expect(whole.code, whole.err).toBe(0)
      expect(JSON.parse(whole.out)).toEqual({
        whole: true,
        entries: 12,
        head: { number: 12, hash },
        noted: null,
        broken: null,
      })
      const still = await cesp('verify', '--head', hash.toUpperCase())
      expect(still.out).toBe(
        `Journal entier : 12 écritures.\nLa tête notée y est toujours, à la n° ${number}.\nTête : ${noted}\n` +
          'Notez-la hors de cette base : donnée à --head, elle prouvera que rien n’a été coupé ni réécrit.\n',
      )
      expect(still.code).toBe(0)

      const list = await cesp('list', '--limit', '1')
      expect(list.code, list.err).toBe(0)
      expect(list.out).toMatch(
        /^n° 12 {2}\d+(er)? \S+ 20\d\d à \d\d:\d\d:\d\d {2}essai {2}sujet 12 {2}par P-12 \(http S-1\)\n {4}\{"i":12\}\n$/,
      )
      const ofOne = JSON.parse((await cesp('list', '--actor', 'P-7', '--json')).out)
      expect(ofOne.entries).toMatchObject([{ number: 7, subject: 'sujet 7' }])
      const none = await cesp('list', '--subject', 'personne')
      expect([none.code, none.out]).toEqual([0, 'Aucune écriture.\n'])

      await cut(sql)
      expect((await cesp('verify')).code).toBe(0)
      const broken = await cesp('verify', '--head', noted)
      expect([broken.code, broken.out]).toEqual([1, expect.stringMatching(cutSentence)])

      await tamper(sql, (tx) => tx`update journal_entry set subject = 'X' where number = 4`)
      const altered = await cesp('verify', '--json')
      expect(altered.code).toBe(1)
      expect(JSON.parse(altered.out)).toMatchObject({
        whole: false,
        entries: 3,
        head: { number: 3 },
        broken: { number: 4, fault: 'altered' },
      })
    })
  },
  ['native'],
)
