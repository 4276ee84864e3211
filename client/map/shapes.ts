import type { Mode } from '../../server/places/schema.ts'

/**
 * Signed distances from a point to the edge of a shape centred on 0, 0: negative inside. CSS pixels, y down.
 * Star and pin after Inigo Quilez, https://iquilezles.org/articles/distfunctions2d/
 */

/** Circle: libéral; square: salarié; diamond: mixte. About the same area each. */
export function distanceToShape(mode: Mode, x: number, y: number): number {
  const [ax, ay] = [Math.abs(x), Math.abs(y)]
  if (mode === 'liberal') return Math.hypot(ax, ay) - 7
  if (mode === 'salarie') return Math.max(ax, ay) - 6.2
  return (ax + ay - 9) / Math.SQRT2
}

/** Five points, the first upwards; `size`: from the centre to a point. */
export function distanceToStar(x: number, y: number, size: number): number {
  const [kx, ky] = [Math.cos(Math.PI / 5), -Math.sin(Math.PI / 5)]
  let [px, py] = [Math.abs(x), -y]
  for (const side of [kx, -kx]) {
    const beyond = 2 * Math.max(side * px + ky * py, 0)
    px -= beyond * side
    py -= beyond * ky
  }
  px = Math.abs(px)
  py -= size
  const depth = 0.45
  const [bx, by] = [depth * -ky, depth * kx - 1]
  const along = Math.min(size, Math.max(0, (px * bx + py * by) / (bx * bx + by * by)))
  return Math.hypot(px - bx * along, py - by * along) * Math.sign(py * bx - px * by)
}

/** A drop whose tip touches 0, 0 and whose head stands above. */
export function distanceToPin(x: number, y: number): number {
  const [head, tip, height] = [8.5, 0.5, 17.5]
  const [px, py] = [Math.abs(x), y + 18]
  const slope = (head - tip) / height
  const cosine = Math.sqrt(1 - slope * slope)
  const along = px * slope + py * cosine
  const side = px * cosine - py * slope
  if (side > 0 && along <= 0) return Math.hypot(px, py) - head
  const k = -slope * px + cosine * py
  if (k < 0) return Math.hypot(px, py) - head
  if (k > cosine * height) return Math.hypot(px, py - height) - tip
  return px * cosine + py * slope - head
}
