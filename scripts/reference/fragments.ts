import type { Topology } from 'topojson-specification'
import { type CommuneTopology, ringsOf } from './faces.ts'

/** A detached part smaller than this (m²) that touches another unit is a leftover of the cleaning. */
const FRAGMENT = 10_000

/** Area of a polygon given by arcs, in m² (equirectangular: enough to tell a fragment from land). */
function areaOf(rings: number[][], arcs: Topology['arcs']): number {
  let total = 0
  for (const ring of rings) {
    let doubled = 0
    let latitude = 0
    for (const reference of ring) {
      const arc = arcs[reference < 0 ? ~reference : reference]!
      const sign = reference < 0 ? -1 : 1
      for (let i = 1; i < arc.length; i++) {
        const [ax, ay] = arc[i - 1] as [number, number]
        const [bx, by] = arc[i] as [number, number]
        doubled += sign * (ax * by - bx * ay)
        latitude = ay
      }
    }
    total += (doubled / 2) * Math.cos((latitude * Math.PI) / 180) * 111_195 ** 2
  }
  return Math.abs(total)
}

/** Removes the detached fragments that touch another unit; the next cleaning gives them to that unit. */
export function dropFragments(topology: CommuneTopology): number {
  const faces = topology.objects.communes.geometries
  const users = new Uint8Array(topology.arcs.length)
  for (const face of faces)
    for (const reference of ringsOf(face).flat(2)) users[reference < 0 ? ~reference : reference]!++
  let dropped = 0
  for (const face of faces) {
    if (face.type !== 'MultiPolygon') continue
    const parts = face.arcs.map((rings) => ({ rings, area: areaOf(rings, topology.arcs) }))
    const largest = Math.max(...parts.map((part) => part.area))
    const kept = parts.filter(
      ({ rings, area }) =>
        area === largest ||
        area >= FRAGMENT ||
        rings.flat().every((reference) => users[reference < 0 ? ~reference : reference] === 1),
    )
    dropped += parts.length - kept.length
    face.arcs = kept.map((part) => part.rings)
  }
  return dropped
}
