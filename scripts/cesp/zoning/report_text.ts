import { formatCount, frenchSpaces } from '../../../server/french.ts'
import type { Report, ReportEntry } from '../../../server/zoning/schema.ts'

const levels = { error: 'ERREUR', warning: 'ATTENTION', info: 'INFO' }

/** The report as a person reads it in a terminal. */
export function reportText(report: Report): string {
  const { file, counts, errors, warnings, infos, diff } = report
  const lines = [
    `${file.name} : ${report.valid ? 'valide' : 'REFUSÉ'}`,
    [
      file.format,
      file.encoding,
      file.delimiter && `délimiteur « ${file.delimiter === '\t' ? 'tabulation' : file.delimiter} »`,
    ]
      .filter(Boolean)
      .join(', '),
    `${formatCount(file.rows)} lignes = ${formatCount(file.units_read)} lues + ${formatCount(file.rows_merged)} fusionnées + ${formatCount(file.rows_refused)} refusées`,
    `${formatCount(counts.units)} unités (COG ${report.cog}) : ${classesText(counts)}`,
    ...[...errors, ...warnings, ...infos].map(entryText),
  ]
  if (diff) lines.push(`${formatCount(diff.changed)} changements par rapport à ${diff.against.join(', ')}`)
  if (diff)
    for (const { from, to, units } of diff.changes)
      lines.push(`  ${from ?? '—'} → ${to ?? '—'} : ${formatCount(units)}`)
  return lines.filter(Boolean).map(frenchSpaces).join('\n')
}

const classesText = ({ by_class, population_by_class }: Report['counts']) =>
  Object.entries(by_class)
    .map(
      ([name, units]) =>
        `${name} ${formatCount(units)} (${formatCount(population_by_class[name as 'ZIP'] ?? 0)} hab.)`,
    )
    .join(', ') || 'aucune'

function entryText({ level, code, message, count, samples }: ReportEntry): string {
  const more = samples
    .slice(1, 5)
    .map(({ row, value }) => [row === null ? '' : `ligne ${row}`, value].filter(Boolean).join(' : '))
    .filter(Boolean)
  const also = more.length ? `\n    aussi : ${more.join(' ; ')}${count > 5 ? ' …' : ''}` : ''
  return `${levels[level]} [${code}] ${message}${also}`
}
