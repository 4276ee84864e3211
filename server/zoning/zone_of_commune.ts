import type { Reference } from '../geography/reference.ts'
import type { ZoningSnapshot } from './catalogue.ts'
import type { PublicationEvidence, Zone } from './schema.ts'
import { zoneOf } from './zone.ts'

/** The zone of a unit and the publication that says so; null where no zoning is in force. */
export function zoneOfCommune(
  snapshot: ZoningSnapshot,
  reference: Reference,
  code: string,
): { zone: Zone; publication: PublicationEvidence } | null {
  const publication = snapshot.publications.get(reference.communes.get(code)!.region)
  const zone = zoneOf(snapshot, reference.professions.get(snapshot.profession)!, code)
  return zone && publication ? { zone, publication } : null
}
