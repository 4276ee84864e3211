import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { StartFailure } from '../../server/database/failure.ts'
import { loadReference, loadTopology } from '../../server/geography/reference.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** `npm start` with these settings, in an empty folder; answers how it ended and what it wrote. */
async function start(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const dir = mkdtempSync(join(tmpdir(), 'carte-cesp-start-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: dir, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  rmSync(dir, { recursive: true, force: true })
  // What takes time is told with its second; the failure is what remains.
  return { code, lines: output.split('\n').filter((line) => line !== '' && !/^ +[\d.]+ s {2}/.test(line)) }
}

describe('a start that cannot succeed ends at once, with one clear line', () => {
  test('when the port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const { code, lines } = await start({ PORT: String(port) })
    other.close()
    expect(code).not.toBe(0)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`Le port ${port} est déjà pris`)
  })

  test.each([
    [{ PORT: 'trois' }, /PORT = « trois »/],
    [{ DATABASE_URL: 'postgres://personne:secret@127.0.0.1:1/base' }, /DATABASE_URL/],
    [{ DATABASE_URL: 'mysql://h/b' }, /DATABASE_URL/],
    [{ DATA_DIR: '/dev/null/nulle-part' }, /DATA_DIR/],
  ])('with %j', async (env, expected) => {
    const { code, lines } = await start(env)
    expect(code).not.toBe(0)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(expected)
    expect(lines[0]).not.toContain('secret')
  })
})

describe('the reference', () => {
  const broken = (name: string, content: string | null) => {
    const dir = mkdtempSync(join(tmpdir(), 'carte-cesp-reference-'))
    cpSync(join(root, 'data/reference'), dir, { recursive: true })
    if (content === null) rmSync(join(dir, name))
    else writeFileSync(join(dir, name), content)
    return dir
  }

  test.each([
    ['communes.csv', null],
    ['regions.json', '{"truncated'],
    ['professions.json', null],
  ])('with %s missing or truncated names the file and how to get it back', (name, content) => {
    const dir = broken(name, content)
    expect(() => loadReference(dir)).toThrow(StartFailure)
    expect(() => loadReference(dir)).toThrow(new RegExp(`${name}.*git checkout`))
    rmSync(dir, { recursive: true })
  })

  test('with a topology that is not gzip does the same', () => {
    const dir = broken('communes.topojson.gz', 'not gzip')
    expect(() => loadTopology(dir)).toThrow(/communes\.topojson\.gz.*git checkout/)
    rmSync(dir, { recursive: true })
  })
})
