import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** A program of `programs/` running in a process of its own. */
export interface Program {
  pid: number
  /** Its next line, or null when it has ended. */
  line(): Promise<string | null>
  /** kill -9, and waits for its end. */
  kill(): Promise<void>
  /** Closes its input, and waits for its end. */
  stop(): Promise<void>
}

export function start(name: string, ...args: string[]): Program {
  const path = fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url))
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    ['--import', 'tsx', path, ...args],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const lines: Interface = createInterface({ input: child.stdout })
  const read = lines[Symbol.asyncIterator]()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    pid: child.pid!,
    async line() {
      const { value, done } = await read.next()
      return done ? null : value
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}
