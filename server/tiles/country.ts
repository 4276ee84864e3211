import type { Topology } from 'topojson-specification'
import { weigh } from './weigh.ts'

/** The reference topology, shared by every set made from it. */
export interface Country {
  /** Object `communes`, one geometry per unit, `id` = INSEE code. */
  topology: Topology
  /** Its arcs with the weight of their vertices; computed at the first call. */
  weighed(): Topology
}

export function createCountry(topology: Topology): Country {
  let weighed: Topology | null = null
  return {
    topology,
    weighed: () => {
      weighed ??= weigh(topology)
      return weighed
    },
  }
}
