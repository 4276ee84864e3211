import { formatCount, frenchSpaces } from '../../../server/french.ts'
import type { PlacesReport } from '../../../server/places/schema.ts'
import type { ReportEntry } from '../../../server/zoning/schema.ts'

const levels = { error: 'ERREUR', warning: 'ATTENTION', info: 'INFO' }

/** The report of a national list as a person reads it in a terminal. */
export function reportText({
  file,
  valid,
  counts,
  errors,
  warnings,
  infos,
  diff,
  cog,
}: PlacesReport): string {
  const lines = [
    `${file.name} : ${valid ? 'valide' : 'REFUSÉ'}`,
    [file.format, file.encoding].filter(Boolean).join(', '),
    `${formatCount(file.rows)} lignes = ${formatCount(file.places_read)} lues + ${formatCount(file.rows_refused)} refusées`,
    `${formatCount(counts.places)} lieux, ${formatCount(counts.posts)} postes (COG ${cog})`,
    ...[...errors, ...warnings, ...infos].map(entryText),
  ]
  if (diff)
    lines.push(
      `Par rapport à ${diff.against} : ${formatCount(diff.added)} ajoutés, ${formatCount(diff.removed)} retirés, ${formatCount(diff.changed)} modifiés`,
    )
  return lines.filter(Boolean).map(frenchSpaces).join('\n')
}

function entryText({ level, code, message, count, samples }: ReportEntry): string {
  const where = samples
    .slice(0, 5)
    .map(({ row, column, value }) =>
      [row === null ? '' : `ligne ${row}`, column, value && `« ${value} »`].filter(Boolean).join(', '),
    )
    .filter(Boolean)
  const more = count > where.length && where.length > 0 ? ' …' : ''
  const places = where.length ? `\n    ${where.join(' ; ')}${more}` : ''
  return `${levels[level]} [${code}] ${message}${count > 1 ? ` (${formatCount(count)} fois)` : ''}${places}`
}
