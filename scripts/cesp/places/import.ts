import type { Command } from 'commander'
import { z } from 'zod'
import { ImportRefused, importPlaces } from '../../../server/places/import.ts'
import { addCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { day, readOptions } from '../zoning/options.ts'
import { checkFile, openPlaces } from './read_input.ts'
import { reportText } from './report_text.ts'

const schema = z.object({ effectiveOn: day.optional() })

export function addImport(parent: Command, context: CliContext): void {
  addCommand(parent, context, {
    usage: 'import <fichier>',
    description: 'vérifie un fichier puis en fait une nouvelle version de la liste nationale',
    options: (command) =>
      command.option('--effective-on <date>', 'prise d’effet, AAAA-MM-JJ ; sans elle, aujourd’hui'),
    async run(_context, options, path) {
      const { effectiveOn = context.today() } = readOptions(schema, options)
      const catalogue = await openPlaces(context)
      try {
        const checked = await checkFile(path!, catalogue.inForce(effectiveOn), context)
        const imported = await importPlaces(await context.openDatabase(), checked, {
          effectiveOn,
          actor: context.actor,
          origin: 'cli',
          demonstration: context.config().demo,
        })
        await catalogue.refresh()
        const inForce = catalogue.inForce(effectiveOn)?.list.id ?? null
        const lines = [reportText(checked.report), '', sentence(imported, checked.places.length, effectiveOn)]
        if (inForce !== imported.id)
          lines.push(`La liste en vigueur ce jour-là reste ${inForce}, enregistrée après elle.`)
        return {
          exit: 0,
          json: { report: checked.report, list: imported, in_force: inForce },
          text: lines.join('\n'),
        }
      } catch (cause) {
        if (!(cause instanceof ImportRefused)) throw cause
        const text = `${reportText(cause.report)}\n\n${cause.message}`
        return { exit: 1, json: { report: cause.report, list: null, refused: cause.code }, text }
      } finally {
        await catalogue.close()
      }
    },
  })
}

function sentence({ id, created }: { id: string; created: boolean }, places: number, on: string): string {
  return created
    ? `Liste ${id} enregistrée, ${places} lieux, en vigueur à partir du ${on}.`
    : `Liste ${id} déjà enregistrée : rien n’a changé.`
}
