import { cellAt, columnKey, columnOf, type Dialect, emptyRow } from './dialect.ts'

/** Tables joined on postal codes: leading zeros lost, a commune repeated for each of its localities. */
export const postalCode: Dialect = {
  name: 'postal_code',
  header: 'Code_postal,Nom_commune,Zonage',
  open(header) {
    const postal = columnOf(header, 'code_postal')
    const name = columnOf(header, 'nom_commune', 'libelle_commune', 'commune')
    const label = header.findIndex((cell) => columnKey(cell).startsWith('zonage'))
    if (postal < 0 || name < 0 || label < 0) return null
    return {
      columns: {
        unit: header[name]!,
        class: header[label]!,
        name: header[name]!,
        territory: null,
        dated: null,
      },
      read: (cells) => ({
        ...emptyRow,
        postal_code: cellAt(cells, postal),
        name: cellAt(cells, name),
        label: cellAt(cells, label) ?? '',
      }),
    }
  },
}
