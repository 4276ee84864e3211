import type { Command } from 'commander'
import { z } from 'zod'
import { loadTopology } from '../../../server/geography/reference.ts'
import { createZoningCatalogue } from '../../../server/zoning/catalogue.ts'
import { type PreparedPublication, preparePublications } from '../../../server/zoning/prepare.ts'
import { PublicationConflict, type Published, publish } from '../../../server/zoning/publish.ts'
import { selectHeads } from '../../../server/zoning/queries.ts'
import { addCommand, type Outcome } from '../command.ts'
import type { CliContext } from '../context.ts'
import { day, profession, readOptions, regionOrAll } from './options.ts'
import { checkFile, statFile } from './read_input.ts'
import { reportText } from './report_text.ts'

const schema = z.object({
  profession,
  region: regionOrAll,
  act: z.string().trim().min(1, 'référence de l’arrêté attendue, par exemple « arrêté n° 2026-01 »'),
  signedOn: day,
  publishedOn: day,
  effectiveOn: day,
  provenance: z.string().trim().min(1).optional(),
})

export function addPublish(parent: Command, context: CliContext): void {
  addCommand(parent, context, {
    usage: 'publish <fichier>',
    description: 'vérifie un fichier de zonage puis le publie, avec l’acte et ses trois dates',
    options: (command) =>
      command
        .requiredOption('--profession <profession>', 'medecin, sage_femme…')
        .requiredOption('--region <code>', 'code de région INSEE ; all : une publication par région')
        .requiredOption('--act <référence>', 'l’arrêté, tel qu’on le cite')
        .requiredOption('--signed-on <date>', 'signature, AAAA-MM-JJ')
        .requiredOption('--published-on <date>', 'publication au recueil des actes administratifs')
        .requiredOption('--effective-on <date>', 'prise d’effet')
        .option('--provenance <texte>', 'd’où vient le fichier, si ce n’est de l’ARS'),
    run: (_context, options, path) => run(context, readOptions(schema, options), path!),
  })
}

async function run(context: CliContext, options: z.infer<typeof schema>, path: string): Promise<Outcome> {
  statFile(path)
  const { profession, region, act, signedOn, publishedOn, effectiveOn, provenance = null } = options
  const dates = { signed_on: signedOn, published_on: publishedOn, effective_on: effectiveOn }
  const database = await context.openDatabase()
  const reference = context.reference()
  // Read before the check: whatever comes after it is a conflict.
  const expectedHeads = await selectHeads(database.sql, profession)
  const zonings = await createZoningCatalogue(database, reference)
  const current = await zonings.inForce(profession, effectiveOn)
  await zonings.close()
  const checked = await checkFile(path, { profession, region, act: dates, current }, context)
  const { report } = checked
  if (!report.valid)
    return {
      exit: 1,
      json: { report, publications: [] },
      text: `${reportText(report)}\n\nRien n’a été publié.`,
    }

  const details = { ...dates, act, effective_on_is_latest: false, provenance }
  const prepared = preparePublications(checked, details, reference)
  const progress = context.progress('Publication')
  try {
    const topology = loadTopology(reference.dir)
    const result = await publish(database, prepared, {
      actor: context.actor,
      origin: 'cli',
      topology,
      expectedHeads,
    })
    return published(prepared, result, checked.report)
  } catch (cause) {
    if (!(cause instanceof PublicationConflict)) throw cause
    return { exit: 1, json: { report, publications: [], conflict: cause.message }, text: cause.message }
  } finally {
    progress.stop()
  }
}

function published(
  prepared: PreparedPublication[],
  { already }: Published,
  report: Parameters<typeof reportText>[0],
): Outcome {
  const publications = prepared.map(({ id, region, units }) => ({
    id,
    region,
    units: units.length,
    already: already.includes(id),
  }))
  const lines = publications.map(
    ({ id, units, already }) => `${already ? 'déjà publié' : 'publié'}  ${id}  ${units} unités`,
  )
  return { exit: 0, json: { report, publications }, text: `${reportText(report)}\n\n${lines.join('\n')}` }
}
