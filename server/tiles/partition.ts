import { merge } from 'topojson-client'
import { topology as toTopology } from 'topojson-server'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import type { Country } from './country.ts'
import type { TileUnit } from './inputs.ts'
import { type Box, emptyBox, extend } from './mercator.ts'
import { weigh } from './weigh.ts'

/** A commune, or communes that nothing tells apart at some zoom. */
export type Part = (Polygon | MultiPolygon) & { properties: TileUnit }

/** A covering of the country by parts that share their arcs. */
export interface Partition {
  /** Weighed (see `weigh`), so that any zoom may simplify it. */
  topology: Topology
  parts: Part[]
  /** Box of each part. */
  boxes: Box[]
}

/** What parts keep apart besides departments: the borders they forget free their vertices for simplification. */
export type Grain = 'class' | 'territory' | 'commune'

/** The covering of one grain. All layers of a zoom come from one covering, so their borders coincide to the last digit. */
export function partition(country: Country, units: ReadonlyMap<string, TileUnit>, grain: Grain): Partition {
  const { geometries } = country.topology.objects.communes as GeometryCollection
  const source = (geometries as (Polygon | MultiPolygon)[]).flatMap((geometry) => {
    const unit = units.get(String(geometry.id))
    return unit ? [{ ...geometry, properties: unit } as Part] : []
  })
  const [topology, parts] =
    grain === 'commune' ? [country.weighed(), source] : dissolve(country.topology, source, grain)
  return { topology, parts, boxes: parts.map((part) => boxOf(topology, part)) }
}

function dissolve(communes: Topology, source: Part[], grain: Grain): [Topology, Part[]] {
  const groups = groupParts(
    source,
    ({ properties: p }) => `${p.department}|${zoneKey(p, grain === 'territory')}`,
  )
  const features = groups.map((members) => ({
    type: 'Feature' as const,
    geometry: merge(communes, members),
    properties: members[0]!.properties,
  }))
  const collection = { type: 'FeatureCollection' as const, features }
  const dissolved = weigh(toTopology({ parts: collection }))
  return [dissolved, (dissolved.objects.parts as GeometryCollection).geometries as Part[]]
}

/** Two units of the same key are in the same zone. */
export function zoneKey(unit: TileUnit, byTerritory: boolean): string {
  return byTerritory ? `${unit.class}|${unit.territory_code ?? ''}|${unit.territory ?? ''}` : unit.class
}

/** Groups, in the order of their keys. */
export function groupParts(parts: Part[], key: (part: Part) => string): Part[][] {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const name = key(part)
    const members = groups.get(name)
    if (members) members.push(part)
    else groups.set(name, [part])
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members)
}

/** Arc indexes of a part, `~i` as `i`. */
export function* arcsOf(part: Polygon | MultiPolygon): Generator<number> {
  const arcs = part.type === 'Polygon' ? part.arcs.flat() : part.arcs.flat(2)
  for (const arc of arcs) yield arc < 0 ? ~arc : arc
}

function boxOf(topology: Topology, part: Part): Box {
  const box = emptyBox()
  for (const arc of arcsOf(part)) extend(box, topology.arcs[arc]!)
  return box
}
