import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pino from 'pino'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/connect.ts'
import { problemHandler } from '../../server/http/problem.ts'
import { createIdentity } from '../../server/identity/mount.ts'

/** The identity part of the service alone, on a database of a test. `env`: what the settings would say. */
export async function startIdentity(
  database: Database,
  env: (url: string) => Record<string, string>,
  port = 0,
) {
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const identity = createIdentity(readConfig(env(url)), database, log)
  const app = express().set('query parser', 'simple').set('etag', false)
  app.use('/api/v1', ...identity.api)
  app.use(identity.pages)
  app.use(problemHandler(log))
  server.on('request', app)
  return {
    url,
    /** Everything that was logged. */
    log: () => lines.join(''),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
