import type { Report } from '../../api/documents.ts'
import { countOf, formatCount } from '../../typography/numbers.ts'
import { Facts } from '../../ui/facts.tsx'

type Entry = Report['errors'][number]

const formats: Record<string, string> = { canonical_csv: 'CSV canonique' }

const levels = { error: 'Erreur', warning: 'Avertissement', info: 'Information' }

/** What was found in the file, the gravest first; every row is accounted for. */
export function ReportView({ report }: { report: Report }) {
  const { file } = report
  const entries: Entry[] = [...report.errors, ...report.warnings, ...report.infos]
  return (
    <>
      <Facts
        facts={[
          { label: 'Fichier', value: file.name },
          {
            label: 'Format',
            value:
              [file.format && (formats[file.format] ?? file.format), file.encoding]
                .filter(Boolean)
                .join(', ') || 'Non reconnu',
          },
          {
            label: 'Lignes',
            value: `${formatCount(file.rows)} : ${formatCount(file.units_read)} lues, ${formatCount(file.rows_merged)} fusionnées, ${formatCount(file.rows_refused)} refusées`,
          },
          { label: 'COG', value: report.cog },
        ]}
      />
      {entries.length === 0 ? (
        <p className="fr-mt-2w">Aucune remarque.</p>
      ) : (
        <ul className="cc-report">
          {entries.map((entry) => (
            <li key={`${entry.code} ${entry.message}`}>
              <details>
                <summary>
                  <strong>{levels[entry.level]}</strong> – {entry.message}
                </summary>
                <p className="fr-text--sm">
                  {countOf(entry.count, 'cas', 'cas')}
                  {entry.samples.length < entry.count && `, dont ${entry.samples.length} montrés`}
                </p>
                <ul>
                  {entry.samples.map((sample) => (
                    <li key={`${sample.row} ${sample.column} ${sample.value}`}>{where(sample)}</li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function where({ row, column, value }: Entry['samples'][number]): string {
  return [
    row === null ? null : `ligne ${row}`,
    column && `colonne « ${column} »`,
    value && `valeur « ${value} »`,
  ]
    .filter(Boolean)
    .join(', ')
}
