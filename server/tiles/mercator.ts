/** A position `[lon, lat]` in degrees, perhaps with a third value. */
type Position = readonly number[]

/** West, north, east, south in world units: `y` grows to the south, as tile rows do. */
export type Box = [number, number, number, number]

/** Mercator abscissa of a longitude, in [0, 1]. */
const worldX = (lon: number) => lon / 360 + 0.5

/** Mercator ordinate of a latitude, in [0, 1] from north to south. */
function worldY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180)
  return 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI
}

/** Area of a triangle of `[lon, lat]`, as the map shows it: square world units. */
export function triangleArea([a, b, c]: readonly [Position, Position, Position]): number {
  const ax = worldX(a[0]!)
  const ay = worldY(a[1]!)
  const bx = worldX(b[0]!)
  const by = worldY(b[1]!)
  const cx = worldX(c[0]!)
  const cy = worldY(c[1]!)
  return Math.abs((ax - cx) * (by - ay) - (ax - bx) * (cy - ay)) / 2
}

/** Area of a closed ring of `[lon, lat]`, in square world units. */
export function ringArea(ring: readonly Position[]): number {
  let doubled = 0
  let [px, py] = [worldX(ring[0]![0]!), worldY(ring[0]![1]!)]
  for (let i = 1; i < ring.length; i++) {
    const [x, y] = [worldX(ring[i]![0]!), worldY(ring[i]![1]!)]
    doubled += px * y - x * py
    px = x
    py = y
  }
  return Math.abs(doubled / 2)
}

/** The box of some `[lon, lat]`, added to `box`. */
export function extend(box: Box, positions: readonly Position[]): void {
  for (const [lon, lat] of positions) {
    const x = worldX(lon!)
    const y = worldY(lat!)
    if (x < box[0]) box[0] = x
    if (y < box[1]) box[1] = y
    if (x > box[2]) box[2] = x
    if (y > box[3]) box[3] = y
  }
}

export function pointBox(point: Position): Box {
  const x = worldX(point[0]!)
  const y = worldY(point[1]!)
  return [x, y, x, y]
}

export const emptyBox = (): Box => [Infinity, Infinity, -Infinity, -Infinity]

export const intersects = (a: Box, b: Box) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
