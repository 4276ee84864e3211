import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every test asks from the same address. */
const noLimit = { COSTLY_PER_MINUTE: '1000000' }

export interface RunningService {
  url: string
  pid: number
  dataDir: string
  /** Everything it wrote so far. */
  log(): string
  /** SIGTERM, then waits for the end. Answers the exit code. */
  stop(): Promise<number | null>
  /** Only tells it, as many times as called. */
  signal(signal: NodeJS.Signals): void
  /** The exit code, once it ended; null after a signal that it did not handle. */
  ended: Promise<number | null>
}

/**
 * Starts the real program as a person would (`npm start`), on a free port and an empty folder.
 * Rejects with its output when it ends before it is ready.
 */
export async function startService(env: Record<string, string> = {}): Promise<RunningService> {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'carte-cesp-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...noLimit,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await ready(child, () => output)
  return {
    url,
    pid: child.pid!,
    dataDir,
    log: () => output,
    async stop() {
      child.kill('SIGTERM')
      const code = await ended
      if (!env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true })
      return code
    },
    signal: (signal) => void child.kill(signal),
    ended,
  }
}

function ready(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', () => {
      const found = output().match(/ready on (http:\/\/\S+)/)
      if (found) resolve(found[1]!)
    })
    child.once('exit', (code) =>
      reject(new Error(`ended with code ${code} before it was ready:\n${output()}`)),
    )
  })
}
