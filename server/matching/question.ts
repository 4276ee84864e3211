import type { LonLat, RegionCode } from '../geography/schema.ts'
import type { Profession } from '../nomenclature/schema.ts'
import type { Mode } from '../places/schema.ts'

export const matchSorts = ['priority', 'distance', 'stability', 'apl'] as const
export type MatchSort = (typeof matchSorts)[number]

/** What a candidate asks: who they are, and where and how they would practise. */
export interface Question {
  profession: Profession
  /** DES slug; null for a profession that has none. */
  specialty: string | null
  /** Region of the candidate's UFR (domain.md §4); null: not said, so no place has priority. */
  training_region: RegionCode | null
  /** Empty: any mode. */
  modes: readonly Mode[]
  near: LonLat | null
  /** Kilometres from `near`. */
  max_km: number | null
  /** The day asked, `YYYY-MM-DD`. */
  on: string
  sort: MatchSort
}

/** The names that the reasons say: code → name as people write it. */
export interface Names {
  profession(code: string): string
  specialty(code: string): string
  region(code: string): string
}
