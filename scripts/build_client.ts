import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartFailure } from '../server/database/failure.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'dist/client.sha256')
const page = join(root, 'dist/client/index.html')

/** Builds the web client unless the one in `dist/` was made from these very sources. */
export async function buildClient(progress: (message: string) => void): Promise<void> {
  const wanted = sources()
  if (existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  progress('construction de la page web')
  const output = await run(join(root, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn'])
  if (output.status !== 0) {
    throw new StartFailure(
      `La page web ne se construit pas :\n${output.text}\nRéinstallez les dépendances : npm ci.`,
    )
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  progress('page web construite')
}

/** SHA-256 over everything the client is built from. */
function sources(): string {
  const hash = createHash('sha256')
  const files = readdirSync(join(root, 'client'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  // The client imports types and values from the server's schemas, and carries the reference lists.
  const others = ['vite.config.ts', 'package-lock.json', ...schemas(), ...lists()].map((name) =>
    join(root, name),
  )
  for (const file of [...files, ...others].sort())
    hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

const lists = () =>
  readdirSync(join(root, 'data/reference'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join('data/reference', name))

const schemas = () =>
  readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('schema.ts'))
    .map((name) => join('server', name))

function run(command: string, args: string[]): Promise<{ status: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
    child.once('error', reject)
    child.once('exit', (status) => resolve({ status, text }))
  })
}
