import type { Feature, FeatureCollection, Point } from 'geojson'
import type { Match } from '../../server/matching/schema.ts'
import type { Mode } from '../../server/places/schema.ts'

/** How a place is marked: its mode gives the shape, its standing the filling. */
export type Standing = 'priority' | 'eligible' | 'ineligible'

export interface PlaceProperties {
  id: string
  mode: Mode
  standing: Standing
  name: string
  /** Step aside in CSS pixels, when several places share a point: a structure, or a commune's centre. */
  aside: [number, number]
  /** Drawn later, so above. */
  rank: number
}

const ranks: Record<Standing, number> = { ineligible: 0, eligible: 1, priority: 2 }
const goldenAngle = Math.PI * (3 - Math.sqrt(5))
const spacing = 15

export const standingOf = (match: Match): Standing =>
  !match.eligible ? 'ineligible' : match.priority ? 'priority' : 'eligible'

/** The n-th step aside around a shared point, a sunflower's spiral: no mark hides another. */
function stepAside(index: number, sharing: number): [number, number] {
  if (sharing === 1) return [0, 0]
  const radius = spacing * Math.sqrt(index + 0.5)
  const angle = index * goldenAngle
  return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))]
}

export function placeFeatures(matches: readonly Match[]): FeatureCollection<Point, PlaceProperties> {
  const pointOf = (match: Match) => match.place.point.map((degrees) => degrees.toFixed(4)).join()
  const sharing = new Map<string, number>()
  for (const match of matches) sharing.set(pointOf(match), (sharing.get(pointOf(match)) ?? 0) + 1)
  const placed = new Map<string, number>()
  const features = matches.map((match): Feature<Point, PlaceProperties> => {
    const point = pointOf(match)
    const index = placed.get(point) ?? 0
    placed.set(point, index + 1)
    const standing = standingOf(match)
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: match.place.point },
      properties: {
        id: match.place.id,
        mode: match.place.mode,
        standing,
        name: match.place.structure.name,
        aside: stepAside(index, sharing.get(point)!),
        rank: ranks[standing],
      },
    }
  })
  return { type: 'FeatureCollection', features }
}

/** `[west, south, east, north]` of points, null without any. */
export function boundsOf(
  points: readonly (readonly [number, number])[],
): [number, number, number, number] | null {
  if (points.length === 0) return null
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
