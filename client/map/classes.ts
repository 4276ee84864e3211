import type { Profession, ZoneClass } from '../../server/zoning/schema.ts'

/** The classes of a profession in the order of the legend, from the greatest need (domain.md §2). */
const medical: readonly ZoneClass[] = ['ZIP', 'ZAC', 'ZAR', 'ZV', 'HZ', 'NC']
const dental: readonly ZoneClass[] = [
  'TRES_SOUS_DOTEE',
  'SOUS_DOTEE',
  'INTERMEDIAIRE',
  'TRES_DOTEE',
  'NON_PRIORITAIRE',
  'NC',
]
const paramedical: readonly ZoneClass[] = [
  'TRES_SOUS_DOTEE',
  'SOUS_DOTEE',
  'INTERMEDIAIRE',
  'TRES_DOTEE',
  'SUR_DOTEE',
  'NC',
]

/** Classes of older acts, seldom met: the legend shows one only once the map has drawn it (domain.md §3). */
export const seldomClasses: readonly ZoneClass[] = ['ZV']

export const classesOf: Readonly<Record<Profession, readonly ZoneClass[]>> = {
  medecin: medical,
  chirurgien_dentiste: dental,
  sage_femme: paramedical,
  infirmier: paramedical,
  masseur_kinesitherapeute: paramedical,
  orthophoniste: paramedical,
  pharmacien: ['TERRITOIRE_FRAGILE', 'HZ', 'NC'],
}

/** What the legend and the badges write: `short` where room is scarce, `long` to be read out. */
export const classNames: Readonly<Record<ZoneClass, { short: string; long: string }>> = {
  ZIP: { short: 'ZIP', long: 'Zone d’intervention prioritaire' },
  ZAC: { short: 'ZAC', long: 'Zone d’action complémentaire' },
  ZAR: { short: 'ZAR', long: 'Zone d’appui régional' },
  ZV: { short: 'ZV', long: 'Zone de vigilance' },
  HZ: { short: 'Hors zonage', long: 'Hors zonage' },
  NC: { short: 'Non classé', long: 'Non classé, ou classé sous la commune' },
  TRES_SOUS_DOTEE: { short: 'Très sous-dotée', long: 'Zone très sous-dotée' },
  SOUS_DOTEE: { short: 'Sous-dotée', long: 'Zone sous-dotée' },
  INTERMEDIAIRE: { short: 'Intermédiaire', long: 'Zone intermédiaire' },
  TRES_DOTEE: { short: 'Très dotée', long: 'Zone très dotée' },
  SUR_DOTEE: { short: 'Sur-dotée', long: 'Zone sur-dotée' },
  NON_PRIORITAIRE: { short: 'Non prioritaire', long: 'Zone non prioritaire' },
  TERRITOIRE_FRAGILE: { short: 'Fragile', long: 'Territoire fragile' },
}
