import type { RegionCode } from '../../geography/schema.ts'
import { notClassifiedReason } from '../not_classified.ts'
import { regionName, type Subject, type Units, unitName } from './subject.ts'

/** Regions the file must cover whole: the one asked, or those it names. */
export function coveredRegions(units: Units, { region, reference }: Subject): RegionCode[] {
  if (region !== null && region !== 'all') return [region]
  const named = new Set([...units.keys()].map((code) => reference.communes.get(code)!.region))
  return [...named].sort()
}

/**
 * Communes restored since the file was made take the class of the one they were part of, when the file does not
 * name them; then what is still missing is reported, region by region.
 */
export function completeCoverage(units: Units, contested: Set<string>, subject: Subject): void {
  carryRestored(units, contested, subject)
  reportMissing(units, contested, subject)
}

function carryRestored(units: Units, contested: Set<string>, { reference, findings }: Subject): void {
  for (const { code, from, since } of reference.restored) {
    const origin = units.get(from)
    if (!origin || units.has(code) || contested.has(code) || !reference.communes.has(code)) continue
    units.set(code, { ...origin, code })
    findings.add(
      'restored_carried',
      { value: code },
      { unit: unitName(reference, code), since, from: unitName(reference, from) },
    )
  }
}

function reportMissing(units: Units, contested: Set<string>, subject: Subject): void {
  const { reference, findings, file, region } = subject
  const covered = coveredRegions(units, subject)
  for (const code of covered) {
    const expected = reference.units.filter((unit) => unit.region === code)
    const missing = expected.filter((unit) => !units.has(unit.code) && !contested.has(unit.code))
    const words = {
      region: regionName(reference, code),
      column: file.columns.unit,
      expected: expected.length,
      examples: missing
        .slice(0, 5)
        .map((unit) => unitName(reference, unit.code))
        .join(', '),
    }
    for (const unit of missing)
      findings.add('missing_units', { column: file.columns.unit, value: unit.code }, words, code)
  }
  if (region !== 'all') return
  for (const code of reference.regions.keys()) {
    if (!covered.includes(code as RegionCode) && reference.units.some((unit) => unit.region === code))
      findings.add('region_absent', { value: code }, { region: regionName(reference, code) }, code)
  }
}

/** Gives each `NC` unit its reason, and says it. */
export function explainNotClassified(units: Units, { profession, reference, findings }: Subject): void {
  for (const unit of units.values()) {
    if (unit.class !== 'NC') continue
    unit.note = notClassifiedReason(profession, reference.communes.get(unit.code)!.region) ?? unit.note
    findings.add(
      'not_classified',
      { value: unit.code },
      { unit: unitName(reference, unit.code), reason: unit.note ?? '' },
      unit.note ?? '',
    )
  }
}
