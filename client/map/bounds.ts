import { type Bounds, territories } from './territories.ts'

type Position = readonly [lon: number, lat: number]

const holds = ([west, south, east, north]: Bounds, [lon, lat]: Position) =>
  lon >= west && lon <= east && lat >= south && lat <= north

/** The bounds of the points; null without any. */
function boundsOf(points: readonly Position[]): Bounds | null {
  if (points.length === 0) return null
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/**
 * What to fit to see the points: all of them when they lie in one territory, else those of the territory that
 * has the most. Bounds from Guadeloupe to La Réunion would show the Sahara.
 */
export function boundsToFit(points: readonly Position[]): Bounds | null {
  const groups = territories.map(({ bounds }) => points.filter((point) => holds(bounds, point)))
  const largest = groups.reduce(
    (most, group) => (group.length > most.length ? group : most),
    [] as Position[],
  )
  return boundsOf(largest.length > 0 ? largest : points)
}
