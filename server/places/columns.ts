/** The columns of the national list file, in the order of the contract. */
export const columns = [
  'identifiant',
  'profession',
  'specialites',
  'mode_exercice',
  'nombre_postes',
  'structure',
  'finess',
  'employeur',
  'adresse',
  'code_postal',
  'code_commune',
  'longitude',
  'latitude',
  'fonctions',
  'contact',
  'chu',
  'ouvert_le',
  'ferme_le',
] as const
export type Column = (typeof columns)[number]

/** Added by the exports of a demonstration list, accepted and not needed by the reader. */
export const mentionColumn = 'mention'

/** Identifiers of demonstration records start so: a demonstration list cannot pass for a real one. */
export const demonstrationPrefix = 'DEMO-'

export const demonstrationMention = 'Données de démonstration, sans valeur officielle'
