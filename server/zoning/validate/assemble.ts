import type { Claim, RowFate, Subject, Units } from './subject.ts'
import { unitName } from './subject.ts'

/** Who speaks for a unit: its own row, then those of communes it absorbed, then that of its whole city. */
const rank: Record<Claim['how'], number> = { direct: 0, padded: 0, former: 1, city: 2 }

/**
 * Claims → one class per unit, and what became of each row. Rows that repeat a unit are merged; a unit left with
 * two classes is refused, with all its rows. A commune nouvelle follows the commune whose code it keeps (domain.md §2).
 */
export function assemble(claims: Claim[], subject: Subject): { units: Units; fates: Map<number, RowFate> } {
  const units: Units = new Map()
  const reading = new Set<number>()
  const refused = new Set<number>()
  /** A city's row is one finding, however many arrondissements it speaks for. */
  const spoken = new Set<Claim>()
  for (const [code, all] of byUnit(claims)) {
    const best = Math.min(...all.map(({ how }) => rank[how]))
    const speaking = all.filter(({ how }) => rank[how] === best)
    const [first, ...others] = speaking as [Claim, ...Claim[]]
    if (others.some(({ unit }) => unit.class !== first.unit.class)) {
      subject.refused.add(code)
      for (const { row } of all) refused.add(row)
      reportTwoClasses(code, speaking, subject)
      continue
    }
    units.set(code, { code, ...first.unit })
    reading.add(first.row)
    for (const claim of all) {
      if (claim.how === 'city' && spoken.has(claim)) continue
      if (claim.how === 'city') spoken.add(claim)
      if (claim !== first) reportMerged(code, first, claim, subject)
      else if (claim.how === 'city') reportCity('city_spread', claim, subject)
    }
  }
  const fates = new Map<number, RowFate>()
  for (const { row } of claims)
    fates.set(row, reading.has(row) ? 'read' : refused.has(row) ? 'refused' : 'merged')
  return { units, fates }
}

function byUnit(claims: Claim[]): Map<string, Claim[]> {
  const units = new Map<string, Claim[]>()
  for (const claim of claims) {
    for (const code of claim.codes) {
      const known = units.get(code)
      if (known) known.push(claim)
      else units.set(code, [claim])
    }
  }
  return units
}

function reportTwoClasses(code: string, claims: Claim[], { file, findings, reference }: Subject): void {
  const first = claims[0]!
  const second = claims.find(({ unit }) => unit.class !== first.unit.class)!
  const words = {
    unit: unitName(reference, code),
    first: first.label,
    first_row: String(first.row),
    second: second.label,
    second_row: String(second.row),
  }
  for (const { row, label } of [first, ...claims.filter((c) => c !== first)])
    findings.add('two_classes', { row, column: file.columns.class, value: label }, words)
}

function reportCity(
  code: 'city_spread' | 'city_redundant',
  claim: Claim,
  { file, findings, reference }: Subject,
): void {
  const city = reference.communes.get(claim.codes[0]!)!.parent!
  findings.add(
    code,
    { row: claim.row, column: file.columns.class, value: claim.label },
    { unit: unitName(reference, city), spread: claim.codes.length },
  )
}

function reportMerged(code: string, kept: Claim, other: Claim, subject: Subject): void {
  const { file, findings, reference } = subject
  const unit = unitName(reference, code)
  if (other.how === 'city') reportCity('city_redundant', other, subject)
  else if (other.unit.class !== kept.unit.class)
    findings.add(
      'merger_class',
      { row: other.row, column: file.columns.class, value: other.label },
      { unit, kept: kept.label },
    )
  else findings.add('rows_merged', { row: other.row, column: file.columns.unit, value: code }, { unit })
}
