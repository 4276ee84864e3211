import { FileRefusal } from '../../files/refusal.ts'
import type { Profession } from '../schema.ts'
import { cellAt, columnOf, type Dialect, emptyRow } from './dialect.ts'

/** Prefix of the profession's columns, and the unit its zoning is drawn on (domain.md §2 and §3). */
const prefixes: Partial<Record<Profession, { prefix: string; territory: 'tvs_lib' | 'bvcv_lib' }>> = {
  medecin: { prefix: 'zmed', territory: 'tvs_lib' },
  chirurgien_dentiste: { prefix: 'zdent', territory: 'tvs_lib' },
  sage_femme: { prefix: 'zsf', territory: 'bvcv_lib' },
  infirmier: { prefix: 'zide', territory: 'bvcv_lib' },
  masseur_kinesitherapeute: { prefix: 'zmk', territory: 'bvcv_lib' },
  orthophoniste: { prefix: 'zortho', territory: 'bvcv_lib' },
}

/** The national file of AtlaSanté: one row per unit, one column per profession. */
export const atlasante: Dialect = {
  name: 'atlasante',
  header: 'com_code,niveau,tvs_lib,bvcv_lib,zmed_niveau,…,zmed_date_arrete,…',
  open(header, profession) {
    const code = columnOf(header, 'com_code')
    if (code < 0) return null
    const known = prefixes[profession]
    const label = known ? columnOf(header, `${known.prefix}_niveau`) : -1
    if (!known || label < 0) throw professionAbsent(profession, known?.prefix, header)
    const level = columnOf(header, 'niveau')
    const territory = columnOf(header, known.territory)
    const dated = columnOf(header, `${known.prefix}_date_arrete`)
    return {
      columns: {
        unit: header[code]!,
        class: header[label]!,
        name: null,
        territory: header[territory] ?? null,
        dated: header[dated] ?? null,
      },
      read: (cells) => ({
        ...emptyRow,
        code: cellAt(cells, code),
        label: cellAt(cells, label) ?? '',
        territory_name: cellAt(cells, territory),
        dated: cellAt(cells, dated),
        level: cellAt(cells, level),
      }),
    }
  },
}

function professionAbsent(profession: Profession, prefix: string | undefined, header: string[]) {
  const expected = prefix
    ? `la colonne « ${prefix}_niveau » était attendue`
    : 'ce format n’a pas de colonne pour elle'
  return new FileRefusal(
    'header_unknown',
    `Le fichier d’AtlaSanté ne porte pas le zonage de la profession « ${profession} » : ${expected} ; colonnes trouvées : ${header.join(', ')}.`,
  )
}
