import { NBSP } from './spaces.ts'

const months = [
  'janvier', 'février', 'mars', 'avril', 'mai', 'juin',
  'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre',
] // biome-ignore format: a year reads better in two rows

function parts(day: string): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}

/** `2026-03-12` → `12 mars 2026`, `2027-01-01` → `1er janvier 2027`. */
export function formatDay(day: string): string {
  const [year, month, date] = parts(day.slice(0, 10))
  return `${date === 1 ? '1er' : date}${NBSP}${months[month - 1] ?? ''} ${year}`
}

/** `2025-05-09` → `mai 2025`, where the day would only crowd the line. */
export function formatMonth(day: string): string {
  const [year, month] = parts(day)
  return `${months[month - 1] ?? ''}${NBSP}${year}`
}

/** The calendar day it is in Paris at an instant. */
export function dayInParis(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(instant)
}

/** Whether text is a day that exists: `2026-02-30` does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, date] = parts(text)
  const utc = new Date(Date.UTC(year, month - 1, date))
  return year >= 1900 && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === date
}
