import { columnKey } from '../read/dialect.ts'

/** What the caller asked for, by the names of the header. */
export type WantedColumns = { lon: string; lat: string } | { commune: string } | null

/** Positions in the header. */
export type LookupColumns = { kind: 'point'; lon: number; lat: number } | { kind: 'commune'; commune: number }

/** A column that the header does not have; the message shows what it has. */
export class UnknownColumn extends Error {}

const usual = {
  lon: ['longitude', 'lon', 'lng', 'long'],
  lat: ['latitude', 'lat'],
  commune: [
    'code_commune',
    'code_insee',
    'codeinsee',
    'code_commune_insee',
    'com_code',
    'insee',
    'depcom',
    'citycode',
  ],
}

/**
 * Finds the columns asked, or the usual ones when none is: a point first, else a commune's code.
 * @throws UnknownColumn
 */
export function findColumns(header: string[], wanted: WantedColumns): LookupColumns {
  const keys = header.map(columnKey)
  const named = (name: string) => {
    const exact = header.indexOf(name)
    const at = exact >= 0 ? exact : keys.indexOf(columnKey(name))
    if (at < 0)
      throw new UnknownColumn(
        `La colonne « ${name} » n’existe pas ; colonnes trouvées : ${header.join(', ')}.`,
      )
    return at
  }
  if (wanted) {
    return 'commune' in wanted
      ? { kind: 'commune', commune: named(wanted.commune) }
      : { kind: 'point', lon: named(wanted.lon), lat: named(wanted.lat) }
  }
  const guess = (names: string[]) => keys.findIndex((key) => names.includes(key))
  const [lon, lat, commune] = [guess(usual.lon), guess(usual.lat), guess(usual.commune)]
  if (lon >= 0 && lat >= 0) return { kind: 'point', lon, lat }
  if (commune >= 0) return { kind: 'commune', commune }
  throw new UnknownColumn(
    `Aucune colonne de longitude et latitude ni de code de commune n’a été reconnue ; nommez-les (--lon et --lat, ou --commune) parmi : ${header.join(', ')}.`,
  )
}
