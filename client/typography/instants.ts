import { dayInParis, formatDay } from './dates.ts'
import { NBSP } from './spaces.ts'

const clock = new Intl.DateTimeFormat('fr-FR', {
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Europe/Paris',
})

/** `2026-11-22T21:05:00Z` → `22 novembre 2026 à 22 h 05`, by the clock of Paris. */
export function formatInstant(instant: string): string {
  const parts = clock.formatToParts(new Date(instant))
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  const hour = String(Number(part('hour')))
  return `${formatInstantDay(instant)} à ${hour}${NBSP}h${NBSP}${part('minute')}`
}

/** `2026-11-22T23:30:00Z` → `23 novembre 2026`: the day it was in Paris. */
export const formatInstantDay = (instant: string): string => formatDay(dayInParis(new Date(instant)))
