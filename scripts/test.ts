import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingTools } from '../test/setup/tools.ts'
import { buildClient } from './build_client.ts'

/**
 * `npm test`: static checks, then every test. What the machine lacks is named first and again at the end,
 * so that a green run never hides what it did not try.
 * Arguments, if any, are passed on to vitest: `npm test -- test/zoning`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const args = process.argv.slice(2)

const missing = missingTools()
const sayMissing = () => {
  for (const line of missing) process.stdout.write(`NON EXÉCUTÉ : ${line}\n`)
}

sayMissing()
if (args.length === 0) {
  await step('types', bin('tsc'), ['--noEmit'])
  await step('style', bin('biome'), ['check', '.'])
  await step('code mort', bin('knip'), [])
}
await buildClient((message) => process.stdout.write(`${message}\n`))
await step('tests', bin('vitest'), ['run', ...args])
sayMissing()

async function step(title: string, command: string, commandArgs: string[]): Promise<void> {
  process.stdout.write(`— ${title}\n`)
  if (!existsSync(command)) fail(`${command} manque : lancez npm ci.`)
  const status = await new Promise<number>((resolve) => {
    spawn(command, commandArgs, { cwd: root, stdio: 'inherit' }).once('exit', (code) => resolve(code ?? 1))
  })
  if (status !== 0) fail(`${title} : échec`)
}

function fail(message: string): never {
  sayMissing()
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
