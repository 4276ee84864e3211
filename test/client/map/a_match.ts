import type { Match } from '../../../server/matching/schema.ts'
import type { Mode } from '../../../server/places/schema.ts'

/** A match with what the map reads of it. */
export function aMatch(
  changes: Partial<{
    id: string
    mode: Mode
    point: [number, number]
    eligible: boolean
    priority: boolean
    name: string
  }>,
): Match {
  const { id = 'P1', mode = 'liberal', point = [0.69, 47.39], eligible = true, priority = false } = changes
  return {
    place: { id, mode, point, structure: { name: changes.name ?? 'Maison de santé', finess: null } },
    eligible,
    priority,
  } as Match
}
