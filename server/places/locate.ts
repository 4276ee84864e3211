import type { Commune, LonLat } from '../geography/schema.ts'
import type { PlaceContext, Tell } from './context.ts'
import { distanceKm } from './distance.ts'

/** Beyond this distance from the commune's point a place's point is another commune's, not a border's. */
const FAR_KM = 20

export interface Located {
  commune: Commune
  point: LonLat
  /** true: the point is the commune's. */
  approximate: boolean
}

/**
 * The unit and the point of a place. A former commune is carried to the current one; Paris, Lyon and Marseille to the
 * arrondissement of the point or of the postal code, since each has its own zone (domain.md §2).
 */
export function locatePlace(
  code: string,
  postalCode: string,
  point: LonLat | null,
  context: PlaceContext,
  tell: Tell,
): Located | null {
  const unit = point ? context.locate(...point) : null
  const commune = findCommune(code.toUpperCase().padStart(5, '0'), postalCode, unit, context, tell)
  if (!commune) return null
  if (postalCode && commune.postal_codes.length > 0 && !commune.postal_codes.includes(postalCode))
    tell('postal_code_elsewhere', 'code_postal', `${postalCode} ; ${commune.code} ${commune.name}`)
  if (!point) {
    tell('point_of_commune', 'longitude', commune.code)
    return { commune, point: commune.point, approximate: true }
  }
  if (unit !== commune.code) {
    const values = `${point[0]} ; ${point[1]}`
    if (context.locate(point[1], point[0]) === commune.code) {
      tell('point_swapped', 'longitude', values)
      return null
    }
    if (distanceKm(point, commune.point) > FAR_KM) {
      tell('point_far', 'longitude', values)
      return null
    }
    tell('point_elsewhere', 'longitude', values)
  }
  return { commune, point, approximate: false }
}

function findCommune(
  code: string,
  postalCode: string,
  unit: string | null,
  { reference: { communes, arrondissements, former } }: PlaceContext,
  tell: Tell,
): Commune | null {
  const parts = arrondissements.get(code)
  if (parts) {
    const found =
      parts.find((part) => part === unit) ??
      parts.find((part) => communes.get(part)?.postal_codes.includes(postalCode))
    tell(found ? 'arrondissement_found' : 'arrondissement_missing', 'code_commune', code)
    return found ? communes.get(found)! : null
  }
  const current = communes.get(code)
  if (current) return current
  const carried = communes.get(former.get(code)?.current ?? '')
  tell(carried ? 'commune_carried' : 'commune_unknown', 'code_commune', code)
  return carried ?? null
}
