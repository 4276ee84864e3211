import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { createZoningCatalogue } from '../../../server/zoning/catalogue.ts'
import type { Profession } from '../../../server/zoning/schema.ts'
import type { ZoningSnapshot } from '../../../server/zoning/snapshot.ts'
import { addCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { profession, readOptions, regionOrAll } from './options.ts'
import { checkFile, statFile } from './read_input.ts'
import { reportText } from './report_text.ts'

const schema = z.object({ profession, region: regionOrAll.optional() })

export function addCheck(parent: Command, context: CliContext): void {
  addCommand(parent, context, {
    usage: 'check <fichier>',
    description: 'lit et vérifie un fichier de zonage, sans rien enregistrer',
    options: (command) =>
      command
        .requiredOption('--profession <profession>', 'medecin, sage_femme…')
        .option(
          '--region <code>',
          'code de région INSEE, ou all ; sans elle, les régions que le fichier nomme',
        ),
    async run(_context, options, path) {
      const { profession, region = null } = readOptions(schema, options)
      statFile(path!)
      const current = await currentZoning(profession, context)
      const { report } = await checkFile(path!, { profession, region, current }, context)
      return { exit: report.valid ? 0 : 1, json: report, text: reportText(report) }
    },
  })
}

/** What to compare with, when there is a database: checking a file never makes one. */
async function currentZoning(profession: Profession, context: CliContext): Promise<ZoningSnapshot | null> {
  const { databaseUrl, dataDir } = context.config()
  if (!databaseUrl && !existsSync(join(dataDir, 'database'))) return null
  try {
    const zonings = await createZoningCatalogue(await context.openDatabase(), context.reference())
    const snapshot = await zonings.inForce(profession, context.today())
    await zonings.close()
    return snapshot
  } catch (cause) {
    context.say(`Sans comparaison avec le zonage en vigueur : ${(cause as Error).message}`)
    return null
  }
}
