import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { StartFailure } from './database/failure.ts'
import { todayInFrance } from './french.ts'
import { createHttpServer } from './http/server.ts'
import { prepare } from './prepare.ts'
import { starting } from './starting.ts'

export interface Running {
  url: string
  /**
   * Takes no new connection, finishes the requests under way, then closes the database. Answers how many connections
   * were cut because their request did not finish in time.
   */
  stop(): Promise<number>
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
  const http = createHttpServer(holding.handle)
  const url = await listen(http.server, config)
  try {
    const services = await prepare(config, log, (message) => {
      holding.say(message)
      progress(message)
    })
    await beforeReady
    const { stopping } = http
    http.answerWith(createApp({ ...services, config, log, clientDir, today: todayInFrance, stopping }))
    services.database.onTrouble((reason) => {
      if (reason) log.warn({ reason }, 'database lost')
      else log.info('database back')
    })
    return {
      url,
      async stop() {
        const cut = await http.stop()
        await services.close()
        return cut
      },
      onDown: (listener) => services.database.onDown(listener),
    }
  } catch (error) {
    http.server.close()
    http.server.closeAllConnections()
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
