import { normalizeName } from '../../geography/names.ts'
import type { Reference } from '../../geography/reference.ts'
import type { Commune } from '../../geography/schema.ts'
import { notFound, type Resolution } from './resolution.ts'

export interface NameIndex {
  /** A postal code and a commune's name, present or former → units of the current COG. */
  resolve(postalCode: string, name: string): Resolution
}

type Table = Map<string, Set<string>>

/**
 * Looks a commune up by postal code and name: first what La Poste and the COG say today, then former names,
 * then the name alone within the department, for postal codes that have changed.
 * The tables are built when first asked: most files give codes.
 */
export function createNameIndex(reference: Reference): NameIndex {
  let tables: Tables | undefined
  return {
    resolve(written, name) {
      const postal = written.replace(/\.0+$/, '').padStart(5, '0')
      if (!/^\d{5}$/.test(postal)) return notFound('malformed')
      const departments = departmentsOf(postal)
      if (departments.length === 0) return notFound('outside')
      tables ??= buildTables(reference)
      const steps: [Table, string[], 'direct' | 'former'][] = [
        [tables.current, [postal], 'direct'],
        [tables.former, [postal], 'former'],
        [tables.inDepartment, departments, 'direct'],
        [tables.formerInDepartment, departments, 'former'],
      ]
      for (const [table, places, how] of steps) {
        const codes = [...new Set(places.flatMap((place) => [...(table.get(key(place, name)) ?? [])]))]
        if (codes.length === 1) return { found: true, codes, how }
        if (codes.length > 1) return notFound('ambiguous', codes.sort())
      }
      return wholeCity(name, departments, reference) ?? notFound(outside.has(postal) ? 'outside' : 'unknown')
    },
  }
}

interface Tables {
  current: Table
  former: Table
  inDepartment: Table
  formerInDepartment: Table
}

function buildTables(reference: Reference): Tables {
  const current: Table = new Map()
  const former: Table = new Map()
  const inDepartment: Table = new Map()
  const formerInDepartment: Table = new Map()
  for (const unit of reference.units) {
    for (const name of namesOf(unit, reference))
      for (const postal of unit.postal_codes) add(current, postal, name, unit.code)
    add(inDepartment, unit.department, unit.name, unit.code)
  }
  const earlier = [
    ...reference.aliases,
    ...[...reference.former.values()].map(({ name, current }) => ({ name, code: current, postal_codes: [] })),
  ]
  for (const { name, code, postal_codes } of earlier) {
    const commune = reference.communes.get(code)
    if (!commune || reference.arrondissements.has(code)) continue
    for (const postal of [...postal_codes, ...commune.postal_codes]) add(former, postal, name, code)
    add(formerInDepartment, commune.department, name, code)
  }
  return { current, former, inDepartment, formerInDepartment }
}

/** Saint-Barthélemy and Saint-Martin kept postal codes of Guadeloupe. */
const outside = new Set(['97133', '97150'])

const key = (place: string, name: string) => `${place}|${normalizeName(name)}`

function add(table: Table, place: string, name: string, code: string): void {
  const at = key(place, name)
  const codes = table.get(at)
  if (codes) codes.add(code)
  else table.set(at, new Set([code]))
}

/** With its postal code, `Paris` names one arrondissement. */
function namesOf(unit: Commune, reference: Reference): string[] {
  const city = unit.parent ? reference.communes.get(unit.parent) : undefined
  return city ? [unit.name, city.name] : [unit.name]
}

function wholeCity(name: string, departments: string[], reference: Reference): Resolution | null {
  for (const [code, arrondissements] of reference.arrondissements) {
    const city = reference.communes.get(code)!
    if (departments.includes(city.department) && normalizeName(city.name) === normalizeName(name))
      return { found: true, codes: arrondissements, how: 'city' }
  }
  return null
}

/** Departments that a postal code may serve: `20…` is the two of Corsica; none for what no region covers. */
function departmentsOf(postal: string): string[] {
  if (postal.startsWith('20')) return ['2A', '2B']
  if (!/^9[78]/.test(postal)) return [postal.slice(0, 2)]
  const overseas = postal.slice(0, 3)
  return ['971', '972', '973', '974', '976'].includes(overseas) ? [overseas] : []
}
