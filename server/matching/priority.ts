import type { RegionCode } from '../geography/schema.ts'
import type { PlaceRecord } from '../places/schema.ts'

/**
 * Whether a place is in the region of the candidate's UFR (décret 2010-735, art. 7; domain.md §1.2): a tie-break between
 * projects of equal interest that a person decides, hence an order of the list, never an exclusion.
 * `established` null (domain.md §8: not verified after 2020): shown first all the same, and the reason says it.
 */
export function hasRegionalPriority(
  { region }: PlaceRecord,
  trainingRegion: RegionCode | null,
  established: boolean | null,
): boolean {
  return established !== false && region === trainingRegion
}
