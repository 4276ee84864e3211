import type { Stability } from '../../server/matching/schema.ts'
import { classNames } from '../map/classes.ts'
import { formatDay, formatMonth } from '../typography/dates.ts'

/** Since when the commune is open to the CESP, as far as known publications go; null when it is not. */
export function sinceWords(stability: Stability): string | null {
  if (!stability.eligible_since) return null
  return `depuis le ${formatDay(stability.eligible_since)}${stability.at_least ? ' au moins' : ''}`
}

/** The same with the month only, for the rows of the list: « ouverte depuis mai 2025 au moins ». */
export function sinceMonthWords(stability: Stability): string | null {
  if (!stability.eligible_since) return null
  return `ouverte depuis ${formatMonth(stability.eligible_since)}${stability.at_least ? ' au moins' : ''}`
}

/** A change already published: « Passera en ZAR le 1er janvier 2027 ». */
export function announcedWords(stability: Stability): string | null {
  if (!stability.announced) return null
  return `Passera en ${classNames[stability.announced.class].short} le ${formatDay(stability.announced.from)}`
}
