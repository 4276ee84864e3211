import type { Reference } from '../../server/geography/reference.ts'

/** A seeded generator (mulberry32): the same points in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** `count` points scattered within some 5 km of the communes' own points, `[lon, lat]`. */
export function scatteredPoints(reference: Reference, count: number): [number, number][] {
  const next = random(20261122)
  const { units } = reference
  return Array.from({ length: count }, () => {
    const [lon, lat] = units[Math.floor(next() * units.length)]!.point
    const round = (value: number) => Math.round(value * 1e6) / 1e6
    return [round(lon + (next() - 0.5) * 0.1), round(lat + (next() - 0.5) * 0.1)]
  })
}
