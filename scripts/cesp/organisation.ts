import { z } from 'zod'
import { asOwner } from '../../server/database/act.ts'
import { frenchSpaces } from '../../server/french.ts'
import { regionCode } from '../../server/geography/schema.ts'
import {
  listOrganisations,
  organisationKinds,
  registerOrganisation,
} from '../../server/identity/organisations.ts'
import { isSiret } from '../../server/identity/siret.ts'
import { addCommand, type RegisterCommands, UsageError } from './command.ts'
import { readOptions } from './zoning/options.ts'

const schema = z.object({
  name: z.string().trim().min(1),
  kind: z.enum(organisationKinds),
  region: regionCode.optional(),
})

/** `cesp organisation add|list`: whose agents may come in. */
export const organisationCommands: RegisterCommands = (program, context) => {
  const organisation = program
    .command('organisation')
    .description('organisations dont les agents se connectent')
  addCommand(organisation, context, {
    usage: 'add <siret>',
    description: 'inscrit une organisation, ou la corrige',
    options: (command) =>
      command
        .requiredOption('--name <nom>', 'son nom')
        .requiredOption('--kind <genre>', `son genre : ${organisationKinds.join(', ')}`)
        .option('--region <région>', 'le code de sa région, pour une ARS'),
    async run(_context, options, siret) {
      const { name, kind, region = null } = readOptions(schema, options)
      if (!isSiret(siret!))
        throw new UsageError(
          frenchSpaces(
            `« ${siret} » n’est pas un SIRET : 14 chiffres dont la clé est juste étaient attendus.`,
          ),
        )
      if ((kind === 'ars') !== (region !== null))
        throw new UsageError('--region va avec --kind ars, et seulement avec lui.')
      const { sql } = await context.openDatabase()
      const author = { actor: context.actor, origin: 'cli' }
      const changed = await registerOrganisation(asOwner(sql), { siret: siret!, name, kind, region }, author)
      return {
        exit: 0,
        json: { siret, changed },
        text: frenchSpaces(
          changed ? `${name} est inscrite.` : `${name} était inscrite ainsi : rien n’a changé.`,
        ),
      }
    },
  })
  addCommand(organisation, context, {
    usage: 'list',
    description: 'les organisations inscrites',
    async run() {
      const { sql } = await context.openDatabase()
      const found = await listOrganisations(sql)
      const lines = found.map(({ siret, name, kind, region }) => [siret, kind, region ?? '', name].join('\t'))
      return { exit: 0, json: found, text: lines.join('\n') || 'Aucune organisation n’est inscrite.' }
    },
  })
}
