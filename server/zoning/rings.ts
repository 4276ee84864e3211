import type { Position } from 'geojson'

/** Closed, `[lon, lat]`. */
export type Ring = Position[]

/**
 * A ring of arcs that passes twice through a node → rings that touch there. Where two zones of a class meet at a
 * corner only, stitching makes such a ring, which OGC 06-103r4 §6.1.11 forbids. `startOf`: arc → its first node;
 * arcs only meet at their ends.
 */
export function splitRing(ring: number[], startOf: (arc: number) => number): number[][] {
  const rings: number[][] = []
  const path: number[] = []
  const seen = new Map<number, number>()
  for (const arc of ring) {
    const node = startOf(arc)
    const from = seen.get(node)
    if (from !== undefined) {
      const loop = path.splice(from)
      for (const left of loop) seen.delete(startOf(left))
      rings.push(loop)
    }
    seen.set(node, path.length)
    path.push(arc)
  }
  rings.push(path)
  return rings
}

interface Outer {
  rings: Ring[]
  area: number
  box: [number, number, number, number]
}

/**
 * Simple rings that do not cross → polygons with their holes. A ring within an even number of others bounds the
 * zone from outside; each hole goes to the smallest polygon around it.
 */
export function assemblePolygons(rings: Ring[]): Position[][][] {
  const sorted = rings
    .map((ring) => ({ ring, area: Math.abs(signedArea(ring)), box: boxOf(ring) }))
    .filter(({ area }) => area > 0)
    .sort((a, b) => b.area - a.area)
  const outers: Outer[] = []
  const depths: { ring: Ring; box: Outer['box']; depth: number }[] = []
  for (const { ring, area, box } of sorted) {
    let depth = 0
    for (const around of depths) {
      if (holds(around.box, box) && within(ring, around.ring)) depth++
    }
    depths.push({ ring, box, depth })
    if (depth % 2 === 0) outers.push({ rings: [ring], area, box })
    else {
      const around = outers.filter((outer) => holds(outer.box, box) && within(ring, outer.rings[0]!))
      around.at(-1)!.rings.push(ring)
    }
  }
  return outers.map(({ rings }) => rings)
}

/** Shoelace formula, square degrees; positive when counter-clockwise. */
function signedArea(ring: Ring): number {
  let area = 0
  const [x0, y0] = ring[0] as [number, number]
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number]
    const [bx, by] = ring[i] as [number, number]
    area += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return area / 2
}

function boxOf(ring: Ring): Outer['box'] {
  const box: Outer['box'] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring as [number, number][]) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

const holds = (outer: Outer['box'], inner: Outer['box']) =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]

/** The rings may touch but do not cross: the middle of an edge of `inner` that is not on `outer` decides. */
function within(inner: Ring, outer: Ring): boolean {
  for (let i = 1; i < inner.length; i++) {
    const [ax, ay] = inner[i - 1] as [number, number]
    const [bx, by] = inner[i] as [number, number]
    const side = sideOf((ax + bx) / 2, (ay + by) / 2, outer)
    if (side !== 0) return side > 0
  }
  return false
}

/** 1 inside, -1 outside, 0 on the border. */
function sideOf(x: number, y: number, ring: Ring): -1 | 0 | 1 {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number]
    const [bx, by] = ring[i] as [number, number]
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    const near = Math.abs(cross) <= 1e-14 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)
    if (near && y >= Math.min(ay, by) && y <= Math.max(ay, by)) return 0
    if (ay > y !== by > y && cross > 0 === by > ay) inside = !inside
  }
  return inside ? 1 : -1
}
