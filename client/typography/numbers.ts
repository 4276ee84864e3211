import { NBSP } from './spaces.ts'

const whole = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const upToTwo = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 0, maximumFractionDigits: 2 })

/** `1250` → `1 250`, with a narrow no-break space. */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** `3.456` → `3,46`. */
export function formatDecimal(value: number): string {
  return upToTwo.format(value)
}

/** Kilometres: one decimal under 10 km, none above. */
export function formatDistance(km: number): string {
  return `${km < 10 ? oneDecimal.format(km) : whole.format(km)}${NBSP}km`
}

/** A count and its noun: `1 lieu`, `43 lieux`, `0 lieu` (French takes the plural from 2). */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)}${NBSP}${count >= 2 ? many : one}`
}

const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 })

/** `0.302` → `30,2 %`. */
export function formatShare(share: number): string {
  return percent.format(share)
}
