import type { Reference } from '../geography/reference.ts'
import type { Column } from './columns.ts'
import type { EntryCode } from './entries.ts'
import type { SpecialtyNames } from './specialties.ts'

/** What a row is read against. */
export interface PlaceContext {
  reference: Pick<Reference, 'communes' | 'arrondissements' | 'former'>
  specialties: SpecialtyNames
  /** INSEE code of the unit at a point, null outside the covered territory. */
  locate(lon: number, lat: number): string | null
}

/** Tells a finding about the cell of a column of the row being read. */
export type Tell = (code: EntryCode, column: Column, value?: string) => void
