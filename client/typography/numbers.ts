import { NBSP } from './spaces.ts'

// No `Intl` for whole numbers, which every page shows: a phone takes a fifth of a second to make its first formatter.
const NARROW_NBSP = '\u202f'

/** `1250` → `1 250`, with a narrow no-break space. Rounds to the whole. */
export function formatCount(count: number): string {
  return `${Math.round(count)}`.replace(/\B(?=(\d{3})+$)/g, NARROW_NBSP)
}

/** At most that many decimals, trailing zeros left out. */
function formatUpTo(value: number, decimals: number): string {
  return `${Number(value.toFixed(decimals))}`.replace('.', ',')
}

/** `3.456` → `3,46`. */
export function formatDecimal(value: number): string {
  return formatUpTo(value, 2)
}

/** Kilometres: one decimal under 10 km, none above. */
export function formatDistance(km: number): string {
  return `${km < 9.95 ? km.toFixed(1).replace('.', ',') : formatCount(km)}${NBSP}km`
}

/** A count and its noun: `1 lieu`, `43 lieux`, `0 lieu` (French takes the plural from 2). */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)}${NBSP}${count >= 2 ? many : one}`
}

/** `0.302` → `30,2 %`. */
export function formatShare(share: number): string {
  return `${formatUpTo(share * 100, 1)}${NBSP}%`
}
