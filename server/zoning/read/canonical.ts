import { unquoteFormula } from '../../files/csv.ts'
import { cellAt, columnOf, type Dialect, emptyRow } from './dialect.ts'

/** The project's own table, which every export writes. */
export const canonical: Dialect = {
  name: 'canonical',
  header: 'code_commune;libelle_commune;code_territoire;libelle_territoire;classe',
  open(header) {
    const code = columnOf(header, 'code_commune')
    const label = columnOf(header, 'classe')
    if (code < 0 || label < 0) return null
    const name = columnOf(header, 'libelle_commune')
    const territoryCode = columnOf(header, 'code_territoire')
    const territoryName = columnOf(header, 'libelle_territoire')
    return {
      columns: {
        unit: header[code]!,
        class: header[label]!,
        name: header[name] ?? null,
        territory: header[territoryName] ?? null,
        dated: null,
      },
      read: (cells) => ({
        ...emptyRow,
        code: cellAt(cells, code),
        name: textAt(cells, name),
        label: cellAt(cells, label) ?? '',
        territory_code: textAt(cells, territoryCode),
        territory_name: textAt(cells, territoryName),
      }),
    }
  },
}

/** As our exports write it: a text that starts like a formula has an apostrophe before. */
function textAt(cells: string[], column: number): string | null {
  const text = cellAt(cells, column)
  return text && unquoteFormula(text)
}
