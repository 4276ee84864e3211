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
  /** Which of `stepsAside` it takes; -1: it is alone at its point. */
  step: number
  /** Drawn later, so above. */
  rank: number
}

const ranks: Record<Standing, number> = { ineligible: 0, eligible: 1, priority: 2 }
const goldenAngle = Math.PI * (3 - Math.sqrt(5))
const spacing = 15

/**
 * Steps aside, CSS pixels, for places that share a point (a structure, or a commune's centre): a sunflower's
 * spiral, so that no mark hides another. The few places beyond the last step share it.
 */
export const stepsAside: readonly (readonly [number, number])[] = Array.from({ length: 60 }, (_, index) => {
  const radius = spacing * Math.sqrt(index + 0.5)
  return [
    Math.round(radius * Math.cos(index * goldenAngle)),
    Math.round(radius * Math.sin(index * goldenAngle)),
  ]
})

export const standingOf = (match: Match): Standing =>
  !match.eligible ? 'ineligible' : match.priority ? 'priority' : 'eligible'

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
        step: sharing.get(point) === 1 ? -1 : Math.min(index, stepsAside.length - 1),
        rank: ranks[standing],
      },
    }
  })
  return { type: 'FeatureCollection', features }
}
