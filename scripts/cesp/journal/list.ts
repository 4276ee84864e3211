import type { Command } from 'commander'
import { z } from 'zod'
import { frenchSpaces, writeDay } from '../../../server/french.ts'
import { readHistory } from '../../../server/journal/history.ts'
import type { JournalLine } from '../../../server/journal/schema.ts'
import { addCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { readOptions } from '../zoning/options.ts'

const schema = z.object({
  subject: z.string().min(1, 'identifiant attendu').optional(),
  actor: z.string().min(1, 'identifiant attendu').optional(),
  limit: z
    .string()
    .regex(/^([1-9]\d{0,2}|1000)$/, 'nombre de 1 à 1000 attendu')
    .default('50')
    .transform(Number),
})

export function addList(parent: Command, context: CliContext): void {
  addCommand(parent, context, {
    usage: 'list',
    description: 'montre les écritures du journal, la dernière d’abord',
    options: (command) =>
      command
        .option('--subject <identifiant>', 'sur quoi : une publication, une liste, une personne')
        .option('--actor <identifiant>', 'par qui')
        .option('--limit <nombre>', 'combien au plus, de 1 à 1000 ; sans elle, 50'),
    async run(_context, options) {
      const filter = readOptions(schema, options)
      const { sql } = await context.openDatabase()
      const entries = await readHistory(sql, filter)
      const text = entries.length > 0 ? entries.map(line).join('\n') : 'Aucune écriture.'
      return { exit: 0, json: { entries }, text }
    },
  })
}

/** `sv-SE` writes ISO days. */
const dayInFrance = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })
const timeInFrance = new Intl.DateTimeFormat('fr-FR', { timeStyle: 'medium', timeZone: 'Europe/Paris' })

function line({ number, recorded_at, actor, origin, action, subject, detail }: JournalLine): string {
  const instant = new Date(recorded_at)
  const when = `${writeDay(dayInFrance.format(instant))} à ${timeInFrance.format(instant)}`
  const author = origin === null ? actor : `${actor} (${origin})`
  return `n°\u00a0${number}  ${when}  ${action}  ${subject}  ${frenchSpaces(`par ${author}`)}\n    ${JSON.stringify(detail)}`
}
