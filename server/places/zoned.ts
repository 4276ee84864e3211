import type { Reference } from '../geography/reference.ts'
import type { Profession } from '../nomenclature/schema.ts'
import type { ZoningCatalogue, ZoningSnapshot } from '../zoning/catalogue.ts'
import type { PublicationEvidence, Zone } from '../zoning/schema.ts'
import { zoneOfCommune } from '../zoning/zone_of_commune.ts'
import type { PlaceCatalogue } from './catalogue.ts'
import type { Place, PlaceList } from './schema.ts'

/** A place with its zone on a day and the publication that says so; both null where no zoning is in force. */
export interface ZonedPlace {
  place: Place
  zone: Zone | null
  publication: PublicationEvidence | null
}

export interface ZonedList {
  list: PlaceList
  /** Names the list and the publications its zones come from: the same key, the same answer for ever. */
  key: string
  items: readonly ZonedPlace[]
}

interface Services {
  places: PlaceCatalogue
  zonings: ZoningCatalogue
  reference: Reference
}

/** Lists kept: today, a few dates that visitors compare. */
const KEPT = 8

/** The list in force on a day with the zones of that day, computed once per list and set of publications. */
export function createZonedPlaces({ places, zonings, reference }: Services) {
  const kept = new Map<string, ZonedList>()
  return async (on: string): Promise<ZonedList | null> => {
    const inForce = places.inForce(on)
    if (!inForce) return null
    const snapshots = new Map<Profession, ZoningSnapshot>()
    for (const { profession } of inForce.places)
      if (!snapshots.has(profession)) snapshots.set(profession, await zonings.inForce(profession, on))
    const key = [inForce.list.id, ...[...snapshots].map(([p, s]) => `${p}-${s.key}`).sort()].join('.')
    const known = kept.get(key)
    kept.delete(key)
    const zones = new Map<string, Zone>()
    const zoned = known ?? {
      list: inForce.list,
      key,
      items: inForce.places.map((record): ZonedPlace => {
        const snapshot = snapshots.get(record.profession)!
        const found = zoneOfCommune(snapshot, reference, record.commune.code)
        const zone = found && {
          class: found.zone.class,
          label: found.zone.label,
          eligible: found.zone.eligible,
        }
        return {
          place: { ...record, zone },
          zone: found && shared(found.zone, zones),
          publication: found?.publication ?? null,
        }
      }),
    }
    kept.set(key, zoned)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
    return zoned
  }
}

/** One value for equal ones: a list has a few dozen zones, not thousands. */
function shared(zone: Zone, zones: Map<string, Zone>): Zone {
  const key = JSON.stringify(zone)
  const known = zones.get(key)
  if (known) return known
  zones.set(key, zone)
  return zone
}
