import { writeDay } from '../../french.ts'
import { coveredRegions } from './coverage.ts'
import { regionName, type Subject, type Units } from './subject.ts'

/** The act's three dates in order (domain.md §2), against the file's own dates and the publications that exist. */
export function checkDates(units: Units, subject: Subject): void {
  checkRowDates(subject)
  const { act, findings, current, reference } = subject
  if (!act) return
  const { signed_on, published_on, effective_on } = act
  const words = {
    signed_on: french(signed_on),
    published_on: french(published_on),
    effective_on: french(effective_on),
  }
  if (signed_on && published_on && signed_on > published_on)
    findings.add('signed_after_published', { column: 'signed_on', value: signed_on }, words)
  if (signed_on && effective_on < signed_on)
    findings.add('effect_before_signature', { column: 'effective_on', value: effective_on }, words)
  else if (published_on && effective_on < published_on)
    findings.add('effect_before_publication', { column: 'effective_on', value: effective_on }, words)
  for (const region of coveredRegions(units, subject)) {
    const publication = current?.publications.get(region)
    if (!publication || effective_on >= publication.effective_on) continue
    findings.add(
      'effect_before_current',
      { column: 'effective_on', value: effective_on },
      {
        ...words,
        region: regionName(reference, region),
        against: publication.id,
        current: french(publication.effective_on),
      },
      region,
    )
  }
}

function checkRowDates({ file, act, findings }: Subject): void {
  const column = file.columns.dated
  if (column === null) return
  for (const { row, dated } of file.rows) {
    if (dated === null) continue
    const day = readDay(dated)
    if (!day) findings.add('act_date_malformed', { row, column, value: dated })
    else {
      findings.add('act_dates', { row, column, value: dated }, { date: french(day) }, day)
      if (act?.signed_on && day !== act.signed_on)
        findings.add('act_date_differs', { row, column, value: dated }, { signed_on: french(act.signed_on) })
    }
  }
}

/** `dd/mm/yyyy`, or `yyyy-mm-dd` as a workbook's date cell reads → `YYYY-MM-DD`; null when no such day exists. */
export function readDay(written: string): string | null {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written)
  const day = french
    ? `${french[3]}-${french[2]!.padStart(2, '0')}-${french[1]!.padStart(2, '0')}`
    : written.slice(0, 10)
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day ? day : null
}

const french = (day: string | null) => (day ? writeDay(day) : '')
