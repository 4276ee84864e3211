import { createHash } from 'node:crypto'

export interface Random {
  /** In [0, 1). */
  next(): number
  pick<T>(items: readonly T[]): T
  /** By weight: `[[value, weight], …]`. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
}

/**
 * Seeded randomness that depends on a name alone, not on the order of the calls for others: adding or removing a
 * structure leaves what was drawn for the rest unchanged. Mulberry32.
 */
export function randomFor(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted(choices) {
      let at = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of choices) {
        at -= weight
        if (at < 0) return value
      }
      return choices.at(-1)![0]
    },
  }
}
