import type { Match } from '../../server/matching/schema.ts'
import { departmentName, departmentOfCommune, regionName } from '../reference/regions.ts'
import { plainWords } from '../typography/plain_words.ts'
import type { View } from '../url_state/search_state.ts'

type Filters = Pick<View, 'zones' | 'priorityOnly' | 'region' | 'department' | 'text'>

/** Keeps what the filters keep, in the order received. Words may come in any order, without their accents. */
export function filterMatches(matches: Match[], filters: Filters): Match[] {
  const words = plainWords(filters.text).split(' ').filter(Boolean)
  return matches.filter(({ place, priority }) => {
    if (filters.priorityOnly && !priority) return false
    if (filters.zones.length > 0 && !(place.zone && filters.zones.includes(place.zone.class))) return false
    if (filters.region && place.region !== filters.region) return false
    const department = departmentOfCommune(place.commune.code)
    if (filters.department && department !== filters.department) return false
    if (words.length === 0) return true
    const text = plainWords(
      `${place.structure.name} ${place.commune.name} ${place.functions} ${department} ${departmentName(department)} ${regionName(place.region)}`,
    )
    return words.every((word) => text.includes(word))
  })
}

/** How many filters narrow the list: the number the button shows. */
export function countFilters(filters: Filters): number {
  return [
    filters.zones.length > 0,
    filters.priorityOnly,
    filters.region !== null,
    filters.department !== null,
    filters.text.trim() !== '',
  ].filter(Boolean).length
}
