import type { PatternKind } from './palette.ts'

/**
 * Side of the square that repeats, CSS pixels, by the zoom from which it is used: MapLibre stretches patterns up
 * to twofold between two whole zooms; small zones need a fine grain, and wide ones must not dazzle.
 */
export const spacings = { fine: 5, medium: 7, wide: 11 } as const
export type Spacing = keyof typeof spacings
export const spacingZooms = { medium: 6, wide: 10 } as const
/** The grain of the legend's swatches. */
export const swatchSpacing = 8

/** A family of parallel lines; `across`: how many times the lines are crossed along x and y of one square. */
interface LineFamily {
  across: readonly [number, number]
  /** CSS pixels in a square of `swatchSpacing`; thinner in a smaller one, never thicker. */
  width: number
}

interface PatternDrawing {
  lines: readonly LineFamily[]
  /** Radius of the dot at the corner and the centre of the square, as the width above; 0: none. */
  dot: number
}

/** One drawing of each pattern: the map's images and the legend's swatches are both made from it. */
export const drawings: Readonly<Record<PatternKind, PatternDrawing>> = {
  plain: { lines: [], dot: 0 },
  hatch: { lines: [{ across: [1, 1], width: 2 }], dot: 0 },
  rules: { lines: [{ across: [0, 1], width: 1 }], dot: 0 },
  bars: { lines: [{ across: [1, 0], width: 1 }], dot: 0 },
  weave: {
    lines: [
      { across: [1, 0], width: 0.8 },
      { across: [0, 1], width: 0.8 },
    ],
    dot: 0,
  },
  dots: { lines: [], dot: 1.2 },
}

/** How much ink covers the point, 0 to 1; `x`, `y`, the side of the square and that of a pixel in CSS pixels. */
export function inkAt(kind: PatternKind, x: number, y: number, side: number, pixel: number): number {
  const { lines, dot } = drawings[kind]
  const thin = Math.min(1, side / swatchSpacing)
  const coverage = (overlap: number) => Math.min(1, Math.max(0, overlap / pixel + 0.5))
  let ink = 0
  for (const { across, width } of lines) {
    const phase = (across[0] * x + across[1] * y) / side
    const distance = (Math.abs(phase - Math.round(phase)) * side) / Math.hypot(...across)
    ink = Math.max(ink, coverage((width * thin) / 2 - distance))
  }
  if (dot > 0) {
    const toNearest = (v: number) => v - Math.round(v / side) * side
    const corner = Math.hypot(toNearest(x), toNearest(y))
    const centre = Math.hypot(toNearest(x - side / 2), toNearest(y - side / 2))
    ink = Math.max(ink, coverage(dot * thin - Math.min(corner, centre)))
  }
  return ink
}
