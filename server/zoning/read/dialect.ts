import { normalizeName } from '../../geography/names.ts'
import type { Profession } from '../schema.ts'
import type { ZoningColumns, ZoningRow } from './row.ts'

/** How the rows under a recognised header read. */
export interface Reading {
  columns: ZoningColumns
  read(cells: string[]): Omit<ZoningRow, 'row'>
}

/** A shape of file that somebody publishes (domain.md §3). One file of this folder each. */
export interface Dialect {
  name: 'canonical' | 'atlasante' | 'cartosante' | 'postal_code'
  /** Its header, for the message that says what was expected. */
  header: string
  /**
   * How to read the rows under this header; null when it is not this dialect's.
   * @throws FileRefusal when it is, but has nothing for the profession
   */
  open(header: string[], profession: Profession): Reading | null
}

/** `Libellé de la commune` → `libelle_de_la_commune`. */
export const columnKey = (cell: string) => normalizeName(cell).replaceAll(' ', '_')

/** Where the first of these columns is; -1 when there is none. */
export function columnOf(header: string[], ...keys: string[]): number {
  return header.findIndex((cell) => keys.includes(columnKey(cell)))
}

/** The cell, null when it is empty or the file has no such column. */
export const cellAt = (cells: string[], column: number) => (column < 0 ? null : cells[column]?.trim() || null)

export const emptyRow: Omit<ZoningRow, 'row'> = {
  code: null,
  postal_code: null,
  name: null,
  label: '',
  territory_code: null,
  territory_name: null,
  dated: null,
  level: null,
}
