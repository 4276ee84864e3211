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
    const zoned = known ?? {
      list: inForce.list,
      key,
      items: inForce.places.map((record): ZonedPlace => {
        const found = zoneOfCommune(snapshots.get(record.profession)!, reference, record.commune.code)
        const zone = found && {
          class: found.zone.class,
          label: found.zone.label,
          eligible: found.zone.eligible,
        }
        return {
          place: { ...record, zone },
          zone: found?.zone ?? null,
          publication: found?.publication ?? null,
        }
      }),
    }
    kept.set(key, zoned)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
    return zoned
  }
}
export type ZonedPlaces = ReturnType<typeof createZonedPlaces>
