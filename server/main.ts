import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { StartFailure } from './database/failure.ts'
import { todayInFrance } from './french.ts'
import { prepare } from './prepare.ts'
import { starting } from './starting.ts'

export interface Running {
  url: string
  /** Finishes the requests under way, then closes the database. */
  stop(): Promise<void>
  /** Calls back once, with a French sentence, when the database engine died and the service can only be started again. */
  onDown(listener: (reason: string) => void): void
}

const clientDir = fileURLToPath(new URL('../dist/client', import.meta.url))

/**
 * Config → database → app → listen. The port is taken first, so that a taken one is told at once;
 * until the service is ready it answers 503 with what is being done.
 * @param progress receives French sentences about what takes time.
 * @param beforeReady work that must also be done before the service says it is ready, such as building the client.
 * @throws StartFailure
 */
export async function serve(
  env: NodeJS.ProcessEnv,
  progress: (message: string) => void,
  beforeReady: Promise<unknown> = Promise.resolve(),
): Promise<Running> {
  // Awaited last: an early failure must wait its turn.
  beforeReady.catch(() => {})
  const config = readConfig(env)
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const holding = starting()
  let handle: RequestListener = holding.handle
  const server = createServer((request, response) => handle(request, response))
  const url = await listen(server, config)
  try {
    const services = await prepare(config, log, (message) => {
      holding.say(message)
      progress(message)
    })
    await beforeReady
    handle = createApp({ ...services, config, log, clientDir, today: todayInFrance })
    return {
      url,
      stop: () => stop(server, services.close),
      onDown: (listener) => services.database.onDown(listener),
    }
  } catch (error) {
    server.close()
    server.closeAllConnections()
    throw error
  }
}

function listen(server: Server, { port, host }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new StartFailure(
          error.code === 'EADDRINUSE'
            ? `Le port ${port} est déjà pris sur ${host}. Arrêtez l’autre programme, ou choisissez un autre port : PORT=3001 npm start.`
            : `Impossible d’écouter sur ${host}:${port} (${error.code}). Vérifiez HOST et PORT.`,
        ),
      )
    })
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo
      const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
      resolve(`http://${name.includes(':') ? `[${name}]` : name}:${taken}`)
    })
  })
}

async function stop(server: Server, close: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  })
  await close()
}
