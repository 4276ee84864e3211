import type { Command } from 'commander'
import { z } from 'zod'
import { formatCount, frenchSpaces } from '../../../server/french.ts'
import { type JournalVerdict, verifyJournal } from '../../../server/journal/verify.ts'
import { addCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { readOptions } from '../zoning/options.ts'

const schema = z.object({
  head: z
    .string()
    .regex(
      /^([1-9]\d{0,14}:)?[0-9a-f]{64}$/i,
      'tête attendue, comme « cesp journal verify » l’affiche : numéro:empreinte, ou l’empreinte seule (64 chiffres hexadécimaux)',
    )
    .optional(),
})

export function addVerify(parent: Command, context: CliContext): void {
  addCommand(parent, context, {
    usage: 'verify',
    description: 'recalcule la chaîne du journal et nomme le premier maillon rompu',
    options: (command) =>
      command.option(
        '--head <tête>',
        'tête notée hors de la base : prouve que rien n’a été coupé ni réécrit',
      ),
    async run(_context, options) {
      const { head } = readOptions(schema, options)
      const database = await context.openDatabase()
      const progress = context.progress('Journal')
      try {
        const verdict = await verifyJournal(database, {
          noted: head === undefined ? undefined : readHead(head),
          onProgress: progress.update,
        })
        return { exit: verdict.whole ? 0 : 1, json: verdict, text: sentences(verdict) }
      } finally {
        progress.stop()
      }
    },
  })
}

function readHead(head: string): { number?: number; hash: string } {
  const [hash, number] = head.toLowerCase().split(':').reverse() as [string, string?]
  return number === undefined ? { hash } : { number: Number(number), hash }
}

function sentences({ entries, head, noted, broken }: JournalVerdict): string {
  const count = `${formatCount(entries)} ${entries > 1 ? 'écritures' : 'écriture'}`
  const lines = broken
    ? [`ROMPU : ${broken.message}`, head ? `Jusqu’à la n°\u00a0${head.number}, la chaîne est entière.` : '']
    : [entries === 0 ? 'Journal vide : aucune écriture.' : `Journal entier : ${count}.`]
  if (noted) lines.push(`La tête notée y est toujours, à la n°\u00a0${noted.number}.`)
  if (head && !broken)
    lines.push(
      `Tête : ${head.number}:${head.hash}`,
      'Notez-la hors de cette base : donnée à --head, elle prouvera que rien n’a été coupé ni réécrit.',
    )
  return frenchSpaces(lines.filter(Boolean).join('\n'))
}
