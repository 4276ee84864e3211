import type { OnProgress } from '../../../server/database/backup/backup.ts'
import type { Loaded } from '../../../server/database/backup/fill.ts'
import { formatCount, frenchSpaces, writeDay } from '../../../server/french.ts'
import type { CliContext } from '../context.ts'

/** The tables of a copy with the rows that left and those that are there, proved equal by their sums. */
export function comparison(tables: readonly Loaded[]): string {
  const lines = [
    ['Table', 'Départ', 'Arrivée', 'Contenu'],
    ...tables.map(({ name, rows, found }) => [name, formatCount(rows), formatCount(found), 'identique']),
  ]
  const width = (column: number) => Math.max(...lines.map((line) => line[column]!.length))
  const widths = [0, 1, 2, 3].map(width)
  return lines
    .map(
      ([name, rows, found, content]) =>
        `${name!.padEnd(widths[0]!)}  ${rows!.padStart(widths[1]!)}  ${found!.padStart(widths[2]!)}  ${content}`,
    )
    .join('\n')
}

/** `7 tables, 46 120 lignes` */
export function totals(tables: readonly { rows: number }[]): string {
  const rows = tables.reduce((sum, { rows }) => sum + rows, 0)
  return `${tables.length} tables, ${formatCount(rows)} lignes`
}

/** What the later migrations of the program did to the copy. */
export function upToDate(applied: readonly string[]): string {
  if (applied.length === 0) return ''
  return frenchSpaces(`\nPuis mise à jour : ${applied.join(', ')}.`)
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1e6) return `${formatCount(Math.ceil(bytes / 1000))} ko`
  return `${(bytes / 1e6).toFixed(1).replace('.', ',')} Mo`
}

/** A long work behind a progress bar. */
export async function showing<T>(
  context: CliContext,
  label: string,
  work: (onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  const progress = context.progress(label)
  try {
    return await work((done, total, doing) => {
      progress.say(doing)
      progress.update(done, Math.max(total, 1))
    })
  } finally {
    progress.stop()
  }
}

/** `sv-SE` writes ISO days. */
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/** The day it was in France at an instant: `22 novembre 2026`. */
export const dayInWords = (instant: string) => writeDay(isoDay.format(new Date(instant)))
