export interface AplPoint {
  year: number
  value: number
}

export interface AplScale {
  x(year: number): number
  y(value: number): number
  /** Values written on the axis, from 0. */
  ticks: number[]
}

interface Frame {
  width: number
  height: number
  margin: { top: number; right: number; bottom: number; left: number }
}

/** The known years, in order; the years DREES did not compute (2020) are absent, not drawn as zero. */
export function aplPoints(apl: Partial<Record<string, number>>): AplPoint[] {
  return Object.entries(apl)
    .filter((entry): entry is [string, number] => entry[1] !== undefined)
    .map(([year, value]) => ({ year: Number(year), value }))
    .sort((a, b) => a.year - b.year)
}

/** Years to the right in proportion to time, values upwards from zero: a curve that does not exaggerate. */
export function aplScale(points: AplPoint[], { width, height, margin }: Frame): AplScale {
  const [from, to] = [points[0]?.year ?? 0, points.at(-1)?.year ?? 1]
  const most = Math.max(1, ...points.map(({ value }) => value))
  const step = most <= 2 ? 0.5 : most <= 5 ? 1 : 2
  const top = Math.ceil(most / step) * step
  const round = (value: number) => Math.round(value * 10) / 10
  return {
    x: (year) =>
      round(margin.left + ((year - from) / Math.max(1, to - from)) * (width - margin.left - margin.right)),
    y: (value) => round(height - margin.bottom - (value / top) * (height - margin.top - margin.bottom)),
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, index) => round(index * step)),
  }
}
