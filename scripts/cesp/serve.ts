import { settings } from '../../server/config.ts'
import type { RegisterCommands } from './command.ts'

/** `cesp serve`: the service, as `npm start` runs it. */
export const serveCommand: RegisterCommands = (program) => {
  const command = program.command('serve').description('lance le service, comme npm start')
  const lines = settings.map(
    ({ name, default: value, meaning }) => `  ${name.padEnd(14)} ${meaning} (défaut : ${value ?? 'aucun'})`,
  )
  command.addHelpText('after', `\nRéglages (variables d’environnement) :\n${lines.join('\n')}`)
  command.action(async () => {
    await import('../start.ts')
  })
}
