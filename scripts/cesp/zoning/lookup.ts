import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import { FileRefusal } from '../../../server/files/refusal.ts'
import { formatCount, frenchSpaces } from '../../../server/french.ts'
import { createLocator, type Locator } from '../../../server/geography/locate.ts'
import { loadTopology } from '../../../server/geography/reference.ts'
import { createZoningCatalogue } from '../../../server/zoning/catalogue.ts'
import { UnknownColumn, type WantedColumns } from '../../../server/zoning/lookup/columns.ts'
import { emptyTally, type LookupTally, lookupCsv } from '../../../server/zoning/lookup/lookup.ts'
import { addCommand, UsageError } from '../command.ts'
import type { CliContext } from '../context.ts'
import { writeResult } from '../output.ts'
import { day, profession, readOptions } from './options.ts'
import { statFile } from './read_input.ts'

const schema = z.object({
  profession,
  on: day.optional(),
  lon: z.string().optional(),
  lat: z.string().optional(),
  commune: z.string().optional(),
  output: z.string().optional(),
})

export function addLookup(parent: Command, context: CliContext): void {
  addCommand(parent, context, {
    usage: 'lookup <fichier>',
    description: 'ajoute à un CSV la zone de chaque ligne (« - » : l’entrée standard)',
    options: (command) =>
      command
        .requiredOption('--profession <profession>', 'medecin, sage_femme…')
        .option('--on <date>', 'AAAA-MM-JJ ; sans elle, aujourd’hui')
        .option('--lon <colonne>', 'longitude, en degrés WGS 84')
        .option('--lat <colonne>', 'latitude')
        .option('--commune <colonne>', 'code INSEE de commune, au lieu d’un point')
        .option('--output <fichier>', 'au lieu de la sortie standard'),
    async run(_context, options, path) {
      const { profession, on = context.today(), output, ...columns } = readOptions(schema, options)
      const wanted = wantedColumns(columns)
      if (path !== '-') statFile(path!)
      let locator: Locator | undefined
      const getLocator = () => (locator ??= createLocator(loadTopology(context.reference().dir)))
      const database = await context.openDatabase(() => {
        if (columns.commune === undefined) getLocator()
      })
      const reference = context.reference()
      const zonings = await createZoningCatalogue(database, reference)
      const snapshot = await zonings.inForce(profession, on)
      await zonings.close()
      const tally = emptyTally()
      const chunks = path === '-' ? process.stdin : createReadStream(path!, { highWaterMark: 1 << 18 })
      try {
        await writeResult(
          lookupCsv(chunks, { snapshot, reference, locator: getLocator, columns: wanted, tally }),
          output,
        )
      } catch (cause) {
        if (cause instanceof UnknownColumn) throw new UsageError(cause.message)
        if (!(cause instanceof FileRefusal)) throw cause
        context.say(frenchSpaces(cause.message))
        return { exit: 1 }
      }
      sayUnanswered(tally, context)
      const done = `${formatCount(tally.answered)} lignes sur ${formatCount(tally.rows)} ont leur zone`
      if (!output) context.say(frenchSpaces(done))
      return output ? { exit: 0, json: { file: output, ...tally }, text: `${output} : ${done}` } : { exit: 0 }
    },
  })
}

function wantedColumns({
  lon,
  lat,
  commune,
}: {
  lon?: string
  lat?: string
  commune?: string
}): WantedColumns {
  if (commune !== undefined) {
    if (lon !== undefined || lat !== undefined)
      throw new UsageError('Donnez --lon et --lat, ou --commune, pas les deux.')
    return { commune }
  }
  if (lon === undefined && lat === undefined) return null
  if (lon === undefined || lat === undefined) throw new UsageError('--lon et --lat vont ensemble.')
  return { lon, lat }
}

const reasons: Record<keyof LookupTally['unanswered'], string> = {
  bad_cell: 'cellule vide ou illisible',
  outside: 'hors du territoire couvert',
  no_zoning: 'sans zonage en vigueur',
}

function sayUnanswered({ unanswered, samples }: LookupTally, context: CliContext): void {
  for (const [why, count] of Object.entries(unanswered)) {
    if (count)
      context.say(frenchSpaces(`${formatCount(count)} lignes : ${reasons[why as keyof typeof reasons]}`))
  }
  for (const { row, value, why } of samples)
    context.say(frenchSpaces(`  ligne ${row} (${reasons[why]}) : ${value}`))
}
