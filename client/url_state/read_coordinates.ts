import type { LonLat } from '../../server/geography/schema.ts'

/**
 * Reads « 47.39, 0.68 », « 47,39 ; 0,68 » or « 47.39 0.68 »: latitude first, as maps print it.
 * Returns `[lon, lat]`, or null when it is not two numbers on Earth.
 */
export function readCoordinates(text: string): LonLat | null {
  const number = String.raw`([+-]?\d{1,3}(?:[.,]\d+)?)°?`
  const separated = new RegExp(String.raw`^\s*${number}\s*[;\s]\s*${number}\s*$`)
  const commaSeparated = /^\s*([+-]?\d{1,3}(?:\.\d+)?)°?\s*,\s*([+-]?\d{1,3}(?:\.\d+)?)°?\s*$/
  const found = commaSeparated.exec(text) ?? separated.exec(text)
  if (!found) return null
  const [lat, lon] = [Number(found[1]!.replace(',', '.')), Number(found[2]!.replace(',', '.'))]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null
}
