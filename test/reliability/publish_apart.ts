import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Publishes a zoning of Mayotte where every commune has this class, by the command line: another process. */
export async function publishApart(
  databaseUrl: string,
  zoneClass: 'ZIP' | 'ZAC',
  act: string,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'carte-cesp-publish-'))
  const file = join(dir, 'mayotte.csv')
  const table = readFileSync(join(root, 'data/zoning/medecin-06.csv'), 'utf8')
  writeFileSync(file, table.replaceAll(/;[A-Z]+$/gm, `;${zoneClass}`))
  const args = ['zoning', 'publish', file, '--profession', 'medecin', '--region', '06', '--act', act]
  const dates = ['--signed-on', '2026-01-05', '--published-on', '2026-01-06', '--effective-on', '2026-01-07']
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/cesp.ts', ...args, ...dates], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dir, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  rmSync(dir, { recursive: true, force: true })
  if (code !== 0) throw new Error(`publish ended with ${code}: ${said}`)
}
