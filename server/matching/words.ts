import type { Mode } from '../places/schema.ts'

const NBSP = '\u00a0'

const longDate = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
const written = new Map<string, string>()

/** `2026-11-01` → `1er novembre 2026`, kept on one line. Remembered: a list has few distinct dates. */
export function writeDay(day: string): string {
  const known = written.get(day)
  if (known) return known
  const text = longDate
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/^1 /, '1er ')
    .replaceAll(' ', NBSP)
  if (written.size < 5000) written.set(day, text)
  return text
}

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
