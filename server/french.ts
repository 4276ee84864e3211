/** `12345` → `12 345`, with the narrow no-break space. */
export const formatCount = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f')

/** No-break spaces where French typography wants them, and nowhere else. */
export function frenchSpaces(text: string): string {
  return text.replace(/ ([:;?!»%])/g, '\u00a0$1').replace(/« /g, '«\u00a0')
}

const longDate = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
const written = new Map<string, string>()

/** `2026-11-01` → `1er novembre 2026`, kept on one line. Remembered: a list has few distinct dates. */
export function writeDay(day: string): string {
  const known = written.get(day)
  if (known) return known
  const text = longDate
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/^1 /, '1er ')
    .replaceAll(' ', '\u00a0')
  if (written.size < 5000) written.set(day, text)
  return text
}

/** `sv-SE` writes ISO days. */
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

let lastMinute = { number: Number.NaN, day: '' }

/**
 * The calendar day it is in France, `YYYY-MM-DD`: the one that decides which act is in force. Written once a minute:
 * nearly every question asks for it.
 */
export function todayInFrance(): string {
  const number = Math.floor(Date.now() / 60_000)
  if (number !== lastMinute.number) lastMinute = { number, day: isoDay.format(new Date()) }
  return lastMinute.day
}
