/** A role as the API takes it. */
export type GivenRole =
  | { role: 'ars_referent'; region: string }
  | { role: 'employer'; places: string[] }
  | { role: 'national_manager' }
  | { role: 'administrator' }

/** Only what the role is held over goes with it, whatever else was filled in before. */
export function givenRole(role: GivenRole['role'], region: string, places: string[]): GivenRole {
  if (role === 'ars_referent') return { role, region }
  if (role === 'employer') return { role, places }
  return { role }
}

/** `A, B` or one a line → `['A', 'B']`, each once. */
export const readPlaces = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\s,;]+/)
      .map((place) => place.trim())
      .filter(Boolean),
  ),
]
