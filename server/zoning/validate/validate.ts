import type { Report, ZoneClass, ZoningUnit } from '../schema.ts'
import { assemble } from './assemble.ts'
import { compareWithCurrent } from './change.ts'
import { claimOf } from './claims.ts'
import { completeCoverage, explainNotClassified } from './coverage.ts'
import { checkDates } from './dates.ts'
import { Findings } from './findings.ts'
import type { Claim, Subject, Units } from './subject.ts'

export interface Validated {
  /** The report but for the file's name, which the rules do not know. */
  report: Omit<Report, 'file'> & {
    file: Pick<Report['file'], 'rows' | 'units_read' | 'rows_merged' | 'rows_refused'>
  }
  /** By code; complete only when the report is valid. */
  units: ZoningUnit[]
}

/** All the rules over a file that could be read. Pure: the same subject gives the same report. */
export function validate(input: Omit<Subject, 'findings' | 'refused'>): Validated {
  const subject: Subject = { ...input, findings: new Findings(), refused: new Set() }
  const { file, findings, profession, region, reference } = subject
  reportMisshapen(subject)
  const claims: Claim[] = []
  for (const row of file.rows) {
    const claim = claimOf(row, subject)
    if (claim) claims.push(claim)
  }
  const { units, fates } = assemble(claims, subject)
  completeCoverage(units, subject)
  explainNotClassified(units, subject)
  checkDates(units, subject)
  const diff = compareWithCurrent(units, subject)
  const entries = findings.entries(profession)
  const rows = file.rows.length + file.misshapen.length
  const fate = (wanted: string) => [...fates.values()].filter((each) => each === wanted).length
  const read = fate('read')
  const merged = fate('merged')
  return {
    report: {
      valid: entries.errors.length === 0,
      file: { rows, units_read: read, rows_merged: merged, rows_refused: rows - read - merged },
      profession,
      region,
      cog: reference.cog,
      counts: countClasses(units, subject),
      ...entries,
      diff,
    },
    units: [...units.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
  }
}

function reportMisshapen({ file, findings }: Subject): void {
  for (const { row, cells, expected, value, last } of file.misshapen)
    findings.add(
      last && cells < expected ? 'truncated_file' : 'misshapen_row',
      { row, value },
      { cells, expected },
    )
}

function countClasses(units: Units, { reference }: Subject): Report['counts'] {
  const by_class: Partial<Record<ZoneClass, number>> = {}
  const population_by_class: Partial<Record<ZoneClass, number>> = {}
  for (const { code, class: each } of units.values()) {
    by_class[each] = (by_class[each] ?? 0) + 1
    population_by_class[each] =
      (population_by_class[each] ?? 0) + (reference.communes.get(code)?.population ?? 0)
  }
  return { units: units.size, by_class, population_by_class }
}
