import { columns } from '../../server/places/columns.ts'

/** A row that the small reference finds sound. */
export const sound = {
  identifiant: 'CVL-001',
  profession: 'medecin',
  specialites: 'psychiatrie',
  mode_exercice: 'salarie',
  nombre_postes: '2',
  structure: 'Centre hospitalier de Bonneval',
  finess: '280000035',
  employeur: 'Centre hospitalier de Bonneval',
  adresse: '',
  code_postal: '28800',
  code_commune: '28051',
  longitude: '1.39',
  latitude: '48.18',
  fonctions: 'Psychiatrie de secteur.',
  contact: '',
  chu: 'non',
  ouvert_le: '2026-01-01',
  ferme_le: '',
}
export type Row = typeof sound

export const header = columns.join(';')
export const line = (cells: Partial<Row>) => columns.map((c) => ({ ...sound, ...cells })[c]).join(';')

/** A national list file of sound rows with these cells changed. */
export const listFile = (...rows: Partial<Row>[]) => Buffer.from([header, ...rows.map(line)].join('\n'))
