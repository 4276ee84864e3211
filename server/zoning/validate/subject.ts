import type { Reference } from '../../geography/reference.ts'
import type { RegionCode } from '../../geography/schema.ts'
import type { ZoningFile } from '../read/row.ts'
import type { NameIndex } from '../resolve/by_name.ts'
import type { Profession, ZoneClass, ZoningUnit } from '../schema.ts'
import type { ActDates, ZoningSnapshot } from '../snapshot.ts'
import type { Findings } from './findings.ts'

/** All that the rules may look at. */
export interface Subject {
  file: ZoningFile
  profession: Profession
  /** `all`: a national file; null: whatever regions the file names. */
  region: RegionCode | 'all' | null
  act: ActDates | null
  sha256: string
  reference: Reference
  names: NameIndex
  /** The zoning in force on the day the new one takes effect; null when none was ever published. */
  current: ZoningSnapshot | null
  findings: Findings
  /** Units that a refused row names: what is wrong with them is said there, they are not missing. */
  refused: Set<string>
}

/** What a row says once understood. */
export interface Claim {
  row: number
  codes: string[]
  how: 'direct' | 'padded' | 'former' | 'city'
  label: string
  unit: Omit<ZoningUnit, 'code'>
}

/** What became of a row, for the arithmetic of the report. */
export type RowFate = 'read' | 'merged' | 'refused'

export type Units = Map<string, ZoningUnit>

/** `37261 (Tours)` */
export function unitName(reference: Reference, code: string): string {
  const name = reference.communes.get(code)?.name
  return name ? `${code} (${name})` : code
}

/** `Centre-Val de Loire (24)` */
export function regionName(reference: Reference, code: string): string {
  const name = reference.regions.get(code)?.name
  return name ? `${name} (${code})` : code
}

export const classesOf = (reference: Reference, profession: Profession): ZoneClass[] =>
  reference.professions.get(profession)?.classes.map(({ code }) => code) ?? []
