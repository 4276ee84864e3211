import type { Area } from '../cog.ts'

/** `https://www.<host>.ars.sante.fr/`; domain.md §9 (14, 20, 24) shows those of 04, 28 and 84, the others are recalled. */
const HOSTS: Record<string, string> = {
  '01': 'guadeloupe',
  '02': 'martinique',
  '03': 'guyane',
  '04': 'lareunion',
  '06': 'mayotte',
  '11': 'iledefrance',
  '24': 'centre-val-de-loire',
  '27': 'bourgogne-franche-comte',
  '28': 'normandie',
  '32': 'hauts-de-france',
  '44': 'grand-est',
  '52': 'pays-de-la-loire',
  '53': 'bretagne',
  '75': 'nouvelle-aquitaine',
  '76': 'occitanie',
  '84': 'auvergne-rhone-alpes',
  '93': 'paca',
  '94': 'corse',
}
const READ = new Map([
  ['04', 'V 14'],
  ['28', 'V 24'],
  ['84', 'V 20'],
])

/** The 18 regions and the public site of their ARS, sorted by code. */
export function listRegions(areas: Area[]) {
  return areas
    .filter((area) => area.zone !== 'com')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, nom }) => {
      const host = HOSTS[code]
      if (!host) throw new Error(`Régions : ARS inconnue pour ${code} ${nom}`)
      const name = `ARS ${nom}`
      return {
        code,
        name: nom,
        ars_name: name,
        ars: { name, url: `https://www.${host}.ars.sante.fr/`, mark: READ.get(code) ?? 'R high' },
      }
    })
}

/** The 101 departments, sorted by code. */
export function listDepartments(areas: Area[]) {
  return areas
    .filter((area) => area.zone !== 'com')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, nom, region }) => ({ code, name: nom, region: region! }))
}
