import { writeDay } from '../../french.ts'
import type { RegionCode } from '../../geography/schema.ts'
import { ABSENT, notClassifiedReason } from '../not_classified.ts'
import type { ZoningUnit } from '../schema.ts'
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
export function completeCoverage(units: Units, subject: Subject): void {
  carryRestored(units, subject)
  reportMissing(units, subject)
}

function carryRestored(units: Units, { reference, findings, refused }: Subject): void {
  for (const { code, from, since } of reference.restored) {
    const origin = units.get(from)
    if (!origin || units.has(code) || refused.has(code) || !reference.communes.has(code)) continue
    units.set(code, { ...origin, code })
    findings.add(
      'restored_carried',
      { value: code },
      { unit: unitName(reference, code), since: writeDay(since), from: unitName(reference, from) },
    )
  }
}

/**
 * A region's own file must name every unit. A national compilation that leaves out a few, as joins on old codes do,
 * is taken, and these are published as not classified: nobody but the ARS can complete it.
 */
function reportMissing(units: Units, subject: Subject): void {
  const { reference, findings, file, region, refused } = subject
  const covered = coveredRegions(units, subject)
  const national = region === 'all' || covered.length > 1
  for (const code of covered) {
    const expected = reference.units.filter((unit) => unit.region === code)
    const missing = expected.filter((unit) => !units.has(unit.code) && !refused.has(unit.code))
    const tolerated = national && missing.length <= expected.length * MISSING_TOLERATED
    const words = {
      region: regionName(reference, code),
      column: file.columns.unit,
      expected: expected.length,
      examples: missing
        .slice(0, 5)
        .map((unit) => unitName(reference, unit.code))
        .join(', '),
    }
    for (const unit of missing) {
      const place = { column: file.columns.unit, value: unit.code }
      findings.add(tolerated ? 'missing_in_compilation' : 'missing_units', place, words, code)
      if (tolerated) units.set(unit.code, notNamed(unit.code))
    }
  }
  if (region !== 'all') return
  for (const code of reference.regions.keys()) {
    if (!covered.includes(code as RegionCode) && reference.units.some((unit) => unit.region === code))
      findings.add('region_absent', { value: code }, { region: regionName(reference, code) }, code)
  }
}

/** Share of a region's units that a national compilation may leave out. */
const MISSING_TOLERATED = 0.01

const notNamed = (code: string): ZoningUnit => ({
  code,
  class: 'NC',
  territory_code: null,
  territory_name: null,
  note: ABSENT,
})

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
