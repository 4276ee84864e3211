import type { Feature, MultiPolygon } from 'geojson'
import { feature, mergeArcs, meshArcs } from 'topojson-client'
import type { GeometryObject, Topology } from 'topojson-specification'
import { ringArea } from './mercator.ts'
import { arcsOf, groupParts, type Part, zoneKey } from './partition.ts'

/** `topology` with the arcs of `parts` alone, rid of the vertices that weigh less than `least`. */
export function thin(topology: Topology, parts: Part[], least: number): Topology {
  const arcs = new Array<Topology['arcs'][number]>(topology.arcs.length)
  for (const part of parts)
    for (const arc of arcsOf(part))
      arcs[arc] ??= topology.arcs[arc]!.filter((position) => position[2]! >= least)
  return { ...topology, arcs }
}

/** One feature per commune: code, name, class. */
export function communeShapes(thinned: Topology, parts: Part[]): Feature[] {
  return parts.map((part) => {
    const { code, name, class: zoneClass } = part.properties
    return shape(thinned, part, { code, name, class: zoneClass })
  })
}

/**
 * One feature per zone: every part of one class, or of one class and territory.
 * Islands no other zone touches are left out when their area is under `island` (square world units).
 */
export function zoneShapes(
  thinned: Topology,
  parts: Part[],
  { byTerritory, island }: { byTerritory: boolean; island: number },
): Feature[] {
  const zones = groupParts(parts, (part) => zoneKey(part.properties, byTerritory)).map((members) => ({
    unit: members[0]!.properties,
    geometry: mergeArcs(thinned, members),
  }))
  const uses = new Map<number, number>()
  for (const { geometry } of zones)
    for (const arc of arcsOf(geometry)) uses.set(arc, (uses.get(arc) ?? 0) + 1)
  return zones.map(({ unit, geometry }) => {
    const { class: zoneClass, territory, territory_code } = unit
    const properties = byTerritory ? { class: zoneClass, territory, territory_code } : { class: zoneClass }
    const whole = shape(thinned, geometry, properties)
    const { coordinates } = whole.geometry as MultiPolygon
    const kept = coordinates.filter((polygon, i) => {
      const alone = [...arcsOf({ type: 'Polygon', arcs: [geometry.arcs[i]![0]!] })].every(
        (arc) => uses.get(arc) === 1,
      )
      return !alone || ringArea(polygon[0]!) >= island
    })
    return { ...whole, geometry: { type: 'MultiPolygon', coordinates: kept } }
  })
}

/** Borders as lines: those between regions (`region: true`) and those between departments of one region. */
export function borderShapes(thinned: Topology, parts: Part[]): Feature[] {
  const all = { type: 'GeometryCollection' as const, geometries: parts }
  return [true, false].map((region) => {
    const between = (a: GeometryObject, b: GeometryObject) => {
      const [p, q] = [(a as Part).properties, (b as Part).properties]
      return p.department !== q.department && (p.region !== q.region) === region
    }
    return shape(thinned, meshArcs(thinned, all, between), { region })
  })
}

function shape(topology: Topology, geometry: GeometryObject, properties: Record<string, unknown>): Feature {
  return { ...(feature(topology, geometry) as Feature), properties }
}
