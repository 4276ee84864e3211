import type { Reference } from '../geography/reference.ts'
import type { ZoningSnapshot } from './catalogue.ts'
import { zoneOfCommune } from './zone_of_commune.ts'

/** The answer of `GET /zones/at` for the unit that holds the point; null where no zoning is in force. Pure. */
export function findZoneAt(snapshot: ZoningSnapshot, reference: Reference, code: string) {
  const found = zoneOfCommune(snapshot, reference, code)
  if (!found) return null
  const { name, region } = reference.communes.get(code)!
  return { profession: snapshot.profession, on: snapshot.on, commune: { code, name, region }, ...found }
}
