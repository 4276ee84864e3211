import type { Command } from 'commander'
import { z } from 'zod'
import { createZoningCatalogue } from '../../../server/zoning/catalogue.ts'
import { contentInForce } from '../../../server/zoning/export/content.ts'
import { exportFormats, exportZoning } from '../../../server/zoning/export/export.ts'
import { addCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { writeResult } from '../output.ts'
import { day, profession, readOptions, region } from './options.ts'

const schema = z.object({
  profession,
  region: region.optional(),
  on: day.optional(),
  format: z.enum(exportFormats, `format attendu, parmi ${exportFormats.join(', ')}`),
  output: z.string().optional(),
})

export function addExport(parent: Command, context: CliContext): void {
  addCommand(parent, context, {
    usage: 'export',
    description: 'écrit le zonage en vigueur un jour',
    options: (command) =>
      command
        .requiredOption('--profession <profession>', 'medecin, sage_femme…')
        .requiredOption('--format <format>', exportFormats.join(', '))
        .option('--region <code>', 'code de région INSEE ; sans elle, la France entière')
        .option('--on <date>', 'AAAA-MM-JJ ; sans elle, aujourd’hui')
        .option('--output <fichier>', 'au lieu de la sortie standard'),
    async run(_context, options) {
      const { profession, region, format, output, on = context.today() } = readOptions(schema, options)
      const database = await context.openDatabase()
      const reference = context.reference()
      const zonings = await createZoningCatalogue(database, reference)
      const content = contentInForce(await zonings.inForce(profession, on), region ?? null, reference)
      await zonings.close()
      if (content.units.length === 0) {
        context.say(`Aucun zonage n’est en vigueur le ${on} pour « ${profession} ».`)
        return { exit: 1 }
      }
      await writeResult(exportZoning(content, format, { reference, sql: database.sql }).body, output)
      if (!output) return { exit: 0 }
      const units = content.units.length
      return { exit: 0, json: { file: output, format, units }, text: `${output} : ${units} unités` }
    },
  })
}
