import type { PatternKind } from './palette.ts'

/** Side of the square that repeats, in CSS pixels. */
export const patternSize = 8

/** A family of parallel lines; `across`: how many times the lines are crossed along x and y of one square. */
interface LineFamily {
  across: readonly [number, number]
  /** CSS pixels */
  width: number
}

interface PatternDrawing {
  lines: readonly LineFamily[]
  /** Radius of the dot at the corner and the centre of the square, CSS pixels; 0: none. */
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

/** How much ink covers the point, 0 to 1, for `x`, `y` in CSS pixels and pixels `pixel` CSS pixels wide. */
export function inkAt(kind: PatternKind, x: number, y: number, pixel: number): number {
  const { lines, dot } = drawings[kind]
  const coverage = (overlap: number) => Math.min(1, Math.max(0, overlap / pixel + 0.5))
  let ink = 0
  for (const { across, width } of lines) {
    const phase = (across[0] * x + across[1] * y) / patternSize
    const distance = (Math.abs(phase - Math.round(phase)) * patternSize) / Math.hypot(...across)
    ink = Math.max(ink, coverage(width / 2 - distance))
  }
  if (dot > 0) {
    const toNearest = (v: number) => v - Math.round(v / patternSize) * patternSize
    const half = patternSize / 2
    const corner = Math.hypot(toNearest(x), toNearest(y))
    const centre = Math.hypot(toNearest(x - half), toNearest(y - half))
    ink = Math.max(ink, coverage(dot - Math.min(corner, centre)))
  }
  return ink
}
