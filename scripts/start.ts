import { StartFailure } from '../server/database/failure.ts'
import { serve } from '../server/main.ts'
import { buildClient } from './build_client.ts'

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
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      progress('arrêt : fin des requêtes en cours, fermeture de la base')
      await running.stop()
      process.exit(0)
    })
  }
} catch (error) {
  if (!(error instanceof StartFailure)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(error.exitCode)
}
