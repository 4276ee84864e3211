import type { MultiPolygon, Polygon, Position } from 'geojson'
import polylabel from 'polylabel'

type Rings = Position[][]

function doubledArea(ring: Position[]): number {
  let sum = 0
  for (let i = 1; i < ring.length; i++)
    sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!
  return Math.abs(sum)
}

/** Even-odd rule over all rings; a point on the border may fall on either side. */
export function contains(rings: Rings, [x, y]: [number, number]): boolean {
  let inside = false
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number]
      const [bx, by] = ring[i] as [number, number]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  return inside
}

/** `[lon, lat]`, 5 decimals: the point of the largest polygon that is farthest from its border. */
export function labelPoint(geometry: Polygon | MultiPolygon): [number, number] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const largest = polygons.reduce((a, b) => (doubledArea(b[0]!) > doubledArea(a[0]!) ? b : a))
  // A degree of longitude is shorter than one of latitude: measure where distances are true.
  const squeeze = Math.cos((largest[0]![0]![1]! * Math.PI) / 180)
  const [x, y] = polylabel(
    largest.map((ring) => ring.map(([lon, lat]) => [lon! * squeeze, lat!])),
    1e-4,
  )
  const point: [number, number] = [Number((x / squeeze).toFixed(5)), Number(y.toFixed(5))]
  if (!contains(largest, point)) throw new Error(`Point d’étiquette hors de sa commune : ${point.join(', ')}`)
  return point
}
