import type { Delimiter } from '../../files/csv.ts'
import type { Encoding } from '../../files/decode.ts'

/** One row of a zoning file, as written: nothing is looked up yet. Named by its code, or by its postal code and name. */
export interface ZoningRow {
  /** As an editor or a spreadsheet numbers it, from 1. */
  row: number
  code: string | null
  postal_code: string | null
  name: string | null
  label: string
  territory_code: string | null
  territory_name: string | null
  /** Date of the act, as written, when the file has one per row. */
  dated: string | null
  /** Administrative level (`COM`…), when the file mixes several. */
  level: string | null
}

/** The names of the file's own columns, so that a report speaks the file's language. */
export interface ZoningColumns {
  unit: string
  class: string
  name: string | null
  territory: string | null
  dated: string | null
}

export type ZoningFormat =
  | 'canonical_csv'
  | 'atlasante_csv'
  | 'cartosante_csv'
  | 'cartosante_xlsx'
  | 'postal_code_csv'
  | 'canonical_xlsx'
  | 'atlasante_xlsx'
  | 'postal_code_xlsx'

export interface ZoningFile {
  format: ZoningFormat
  encoding: Encoding | null
  delimiter: Delimiter | null
  columns: ZoningColumns
  rows: ZoningRow[]
  /** Rows whose number of cells is not the header's. They are not in `rows`. */
  misshapen: { row: number; cells: number; expected: number; value: string; last: boolean }[]
}
