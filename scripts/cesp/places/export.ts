import type { Command } from 'commander'
import { z } from 'zod'
import { exportFormats, exportPlaces } from '../../../server/places/export.ts'
import { createZonedPlaces } from '../../../server/places/zoned.ts'
import { createZoningCatalogue } from '../../../server/zoning/catalogue.ts'
import { addCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { writeResult } from '../output.ts'
import { day, readOptions } from '../zoning/options.ts'
import { openPlaces } from './read_input.ts'

const schema = z.object({
  format: z.enum(exportFormats, `format attendu, parmi ${exportFormats.join(', ')}`),
  on: day.optional(),
  output: z.string().optional(),
})

export function addExport(parent: Command, context: CliContext): void {
  addCommand(parent, context, {
    usage: 'export',
    description: 'écrit la liste nationale en vigueur un jour',
    options: (command) =>
      command
        .requiredOption('--format <format>', exportFormats.join(', '))
        .option('--on <date>', 'AAAA-MM-JJ ; sans elle, aujourd’hui')
        .option('--output <fichier>', 'au lieu de la sortie standard'),
    async run(_context, options) {
      const { format, output, on = context.today() } = readOptions(schema, options)
      const places = await openPlaces(context)
      const reference = context.reference()
      const zonings = await createZoningCatalogue(await context.openDatabase(), reference)
      const zoned = await createZonedPlaces({ places, zonings, reference })(on)
      await zonings.close()
      await places.close()
      if (!zoned) {
        context.say(`Aucune liste nationale n’est en vigueur le ${on}.`)
        return { exit: 1 }
      }
      const file = await exportPlaces(
        zoned.list,
        zoned.items.map(({ place }) => place),
        format,
      )
      if (zoned.list.demonstration) context.say('Données de démonstration, sans valeur officielle.')
      await writeResult([file.body], output)
      if (!output) return { exit: 0 }
      const count = zoned.items.length
      return { exit: 0, json: { file: output, format, places: count }, text: `${output} : ${count} lieux` }
    },
  })
}
