import type { ProfessionDefinition } from '../nomenclature/schema.ts'
import type { Zone } from './schema.ts'
import type { ZoningSnapshot } from './snapshot.ts'

/**
 * The zone of a unit as an answer shows it; null where no zoning in force names it.
 * Paris, Lyon and Marseille answer with the class of all their arrondissements when it is one, else `NC` and why.
 */
export function zoneOf(
  snapshot: ZoningSnapshot,
  definition: ProfessionDefinition,
  code: string,
): Zone | null {
  const unit = snapshot.unit(code)
  const known = unit && definition.classes.find((each) => each.code === unit.class)
  if (!known) return null
  const { territory_code, territory_name, note } = unit
  return {
    class: unit.class,
    label: known.label,
    eligible: known.cesp_eligible,
    why: known.why,
    territory: territory_code || territory_name ? { code: territory_code, name: territory_name } : null,
    source: 'commune',
    note,
  }
}
