import type { Mode } from '../places/schema.ts'

const NBSP = '\u00a0'

const thousands = new Intl.NumberFormat('fr-FR')

/** Tenths under 10 km, whole kilometres beyond: as people say it. */
export const roundKilometres = (km: number) => (km < 10 ? Math.round(km * 10) / 10 : Math.round(km))

export function writeKilometres(km: number): string {
  const rounded = roundKilometres(km)
  return `${rounded < 1000 ? String(rounded).replace('.', ',') : thousands.format(rounded)}${NBSP}km`
}

const modeNames: Record<Mode, string> = { liberal: 'libéral', salarie: 'salarié', mixte: 'mixte' }
export const writeMode = (mode: Mode) => modeNames[mode]

/** `a, b ou c` */
export function writeChoice(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ou ${items.at(-1)}`
}
