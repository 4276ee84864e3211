import type { LonLat } from '../../server/geography/schema.ts'

/** A point that a search found; fits a combobox as it is. */
export interface Spot {
  code: string
  label: string
  hint?: string
  point: LonLat
  /** Set when the answer is a commune, not a mere point. */
  commune: string | null
}
