import { constants } from 'node:os'
import { StartFailure } from '../server/database/failure.ts'
import { isUnavailable, nameTrouble } from '../server/database/unreachable.ts'
import { serve } from '../server/main.ts'
import { buildClient } from './build_client.ts'

/** Requests have 10 s to finish, the database 5 s to close, twice at most. */
const STOP_WITHIN_MS = 25_000

const began = Date.now()
const seconds = () => `${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s`
const progress = (message: string) => process.stderr.write(`  ${seconds()}  ${message}\n`)

try {
  const running = await serve(process.env, progress, buildClient(progress))
  process.stdout.write(`carte-cesp ready on ${running.url}\n`)
  running.onDown((reason) => {
    process.stderr.write(`${reason} Relancez le service : npm start.\n`)
    process.exit(3)
  })
  let stopping = false
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) {
      process.stderr.write('Second signal : arrêt immédiat.\n')
      process.exit(128 + constants.signals[signal])
    }
    stopping = true
    progress('arrêt : fin des requêtes en cours, fermeture de la base')
    setTimeout(() => {
      process.stderr.write('La base ne se ferme pas : arrêt immédiat.\n')
      process.exit(3)
    }, STOP_WITHIN_MS).unref()
    const cut = await running.stop()
    if (cut > 0) process.stderr.write(`Connexions coupées, dont la requête n’a pas fini à temps : ${cut}.\n`)
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))
} catch (error) {
  if (isUnavailable(error)) {
    process.stderr.write(
      `La base a été perdue pendant le démarrage : ${nameTrouble(error)}. Relancez le service.\n`,
    )
    process.exit(3)
  }
  if (!(error instanceof StartFailure)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(error.exitCode)
}
