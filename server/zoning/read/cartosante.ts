import { cellAt, columnKey, columnOf, type Dialect, emptyRow } from './dialect.ts'

/** Exports of CartoSanté: two or three title lines, then code, name, class; in XLSX the header is on row 4. */
export const cartosante: Dialect = {
  name: 'cartosante',
  header: 'Code;Libellé;Zonage …',
  open(header) {
    const code = columnOf(header, 'code', 'code_insee', 'code_commune', 'code_de_la_commune')
    const name = columnOf(header, 'libelle', 'nom', 'libelle_commune', 'commune')
    const label = header.findIndex((cell) => columnKey(cell).startsWith('zonage'))
    if (code < 0 || name < 0 || label < 0) return null
    return {
      columns: {
        unit: header[code]!,
        class: header[label]!,
        name: header[name]!,
        territory: null,
        dated: null,
      },
      read: (cells) => ({
        ...emptyRow,
        code: cellAt(cells, code),
        name: cellAt(cells, name),
        label: cellAt(cells, label) ?? '',
      }),
    }
  },
}
