import { readLabel } from '../class_labels.ts'
import type { ZoningRow } from '../read/row.ts'
import { resolveCode } from '../resolve/by_code.ts'
import type { Resolution } from '../resolve/resolution.ts'
import { type Claim, classesOf, regionName, type Subject, unitName } from './subject.ts'

/** Each row → the claim it makes on units, or null with the findings that refuse it. All that is wrong with a row is said at once. */
export function claimOf(row: ZoningRow, subject: Subject): Claim | null {
  if (isSetAside(row, subject)) return null
  const clean = checkText(row, subject)
  const place = placeOf(row, subject)
  const label = classOf(row, subject)
  if (!clean || !place || !label) {
    for (const code of place?.codes ?? []) subject.refused.add(code)
    return null
  }
  return {
    row: row.row,
    codes: place.codes,
    how: place.how,
    label: row.label,
    unit: { ...label, territory_code: trimPadding(row.territory_code), territory_name: row.territory_name },
  }
}

/** Territory codes of five characters may be padded with `_` (domain.md §3). */
const trimPadding = (code: string | null) => code?.replace(/^_+|_+$/g, '') || null

const communeLevel = /^(com|arm?|arr.*|arrondissement.*|commune.*)$/i

function isSetAside({ row, level, code }: ZoningRow, { file, findings, reference }: Subject): boolean {
  const resolution = code === null ? null : resolveCode(code, reference)
  if (resolution && !resolution.found && resolution.why === 'outside') {
    findings.add('outside_scope', { row, column: file.columns.unit, value: code })
    return true
  }
  if (level === null || communeLevel.test(level.trim())) return false
  findings.add('other_level', { row, column: 'niveau', value: level })
  return true
}

/** What double encoding, or a Mac or DOS encoding taken for another, makes of French accents. */
const broken = /\ufffd|[\u0080-\u009f]|[ÃÂ][\u0080-\u00bf]|Ã[‰€ŠˆŽ©¨ª«¢§´»®¯¶¹¼]/
const brokenIn1252 = /[‚ƒ„†‡ˆ‰Š‹ŽŒ›ž](?=\p{L})|(?<=\p{L})[‚ƒ„†‡ˆ‰Š‹Ž›ž]/u

function checkText(row: ZoningRow, { file, findings }: Subject): boolean {
  const cells: [string | null, string | null][] = [
    [row.name, file.columns.name],
    [row.label, file.columns.class],
    [row.territory_name, file.columns.territory],
  ]
  const bad = cells.find(
    ([text]) => text && (broken.test(text) || (file.encoding === 'windows-1252' && brokenIn1252.test(text))),
  )
  if (bad) findings.add('broken_text', { row: row.row, column: bad[1], value: bad[0] })
  return !bad
}

function placeOf(row: ZoningRow, subject: Subject) {
  const { file, findings, reference, names } = subject
  const byName = row.code === null && row.postal_code !== null && row.name !== null
  const written = byName ? `${row.postal_code} ${row.name}` : row.code
  const place = { row: row.row, column: file.columns.unit, value: written }
  const expected = file.format.startsWith('postal_code')
    ? 'un code postal et un nom de commune'
    : 'un code INSEE de 5 caractères, par exemple 37261 ou 2A004,'
  if (written === null) {
    findings.add('empty_unit', place, { expected })
    return null
  }
  const found: Resolution = byName
    ? names.resolve(row.postal_code!, row.name!)
    : resolveCode(written, reference)
  if (!found.found) {
    refuseUnknown(found, place, expected, byName, subject)
    return null
  }
  const inRegion = checkRegion(found.codes[0]!, place, subject)
  if (inRegion) noteHow(found, place, row, subject)
  return inRegion ? found : null
}

function refuseUnknown(
  { why, among }: Extract<Resolution, { found: false }>,
  place: { row: number; column: string; value: string | null },
  expected: string,
  byName: boolean,
  { findings, reference }: Subject,
): void {
  if (why === 'outside') findings.add('outside_scope', place)
  else if (why === 'malformed') findings.add('malformed_code', place, { expected })
  else if (why === 'ambiguous')
    findings.add('ambiguous_commune', place, { among: among.map((c) => unitName(reference, c)).join(', ') })
  else findings.add(byName ? 'unknown_commune' : 'unknown_code', place, { cog: reference.cog })
}

function checkRegion(
  code: string,
  place: { row: number; column: string; value: string | null },
  { region, reference, findings }: Subject,
): boolean {
  const found = reference.communes.get(code)!.region
  if (region === null || region === 'all' || found === region) return true
  findings.add('other_region', place, {
    unit: unitName(reference, code),
    found: regionName(reference, found),
    expected: regionName(reference, region),
  })
  return false
}

function noteHow(
  { codes, how }: Extract<Resolution, { found: true }>,
  place: { row: number; column: string; value: string | null },
  row: ZoningRow,
  { findings, reference }: Subject,
): void {
  const city = reference.communes.get(codes[0]!)!.parent
  const unit = unitName(reference, codes.length > 1 && city ? city : codes[0]!)
  if (how === 'former')
    findings.add('former_carried', { ...place, value: row.code ?? row.name }, { unit, cog: reference.cog })
  if (how === 'padded') findings.add('padded_code', place, { unit })
}

function classOf(row: ZoningRow, { file, findings, profession, reference }: Subject) {
  const place = { row: row.row, column: file.columns.class, value: row.label }
  const allowed = classesOf(reference, profession)
  const expected = allowed.join(', ')
  if (row.label.trim() === '') {
    findings.add('empty_class', { ...place, value: null }, { expected })
    return null
  }
  const meaning = readLabel(row.label)
  if (!meaning) {
    findings.add('unknown_class', place, { expected })
    return null
  }
  if (!allowed.includes(meaning.class)) {
    findings.add('class_not_allowed', place, { class: meaning.class, profession, expected })
    return null
  }
  if (meaning.reading === 'below_commune') findings.add('below_commune', place)
  if (meaning.reading === 'interpreted')
    findings.add('label_interpreted', place, { class: meaning.class }, row.label)
  return { class: meaning.class, note: meaning.note }
}
