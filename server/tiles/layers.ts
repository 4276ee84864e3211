import type { Feature, FeatureCollection } from 'geojson'
import { type Block, blockBox } from './blocks.ts'
import type { TilePlace } from './inputs.ts'
import { type Box, intersects, pointBox } from './mercator.ts'
import type { RankedName } from './names.ts'
import type { Partition } from './partition.ts'
import { COMMUNE_ZOOM, islandArea, TERRITORY_ZOOM, vertexWeight } from './recipe.ts'
import { borderShapes, communeShapes, thin, zoneShapes } from './shapes.ts'

/** In writing order: `names` follows `communes`, whose texts it repeats, so that gzip finds them within its window. */
export const layerNames = ['zones', 'communes', 'names', 'departments', 'places'] as const
type LayerName = (typeof layerNames)[number]
export type Layers = Record<LayerName, FeatureCollection>

/** Points of one layer with their boxes, projected once for all blocks. */
export interface Points {
  features: Feature[]
  boxes: Box[]
}

/** Everything drawn at one zoom. */
export interface Drawing {
  partition: Partition
  names: Points
  places: Points
}

/** The layers of one block, in degrees. `coarser` multiplies the least weight of a vertex. */
export function layersOf(block: Block, { partition, names, places }: Drawing, coarser = 1): Layers {
  const { z } = block
  const box = blockBox(block)
  const inBlock = <T>(items: T[], boxes: Box[]) => items.filter((_, i) => intersects(boxes[i]!, box))
  const parts = inBlock(partition.parts, partition.boxes)
  const thinned = thin(partition.topology, parts, vertexWeight(z) * coarser)
  const zoneOptions = { byTerritory: z >= TERRITORY_ZOOM, island: islandArea(z) }
  return {
    zones: collection(zoneShapes(thinned, parts, zoneOptions)),
    communes: collection(z >= COMMUNE_ZOOM ? communeShapes(thinned, parts) : []),
    names: collection(inBlock(names.features, names.boxes)),
    departments: collection(borderShapes(thinned, parts)),
    places: collection(inBlock(places.features, places.boxes)),
  }
}

export const namePoints = (names: RankedName[]): Points =>
  toPoints(names, ({ name, kind, rank }) => ({ name, kind, rank }))

export const placePoints = (places: TilePlace[]): Points =>
  toPoints(places, ({ id, mode, class: zoneClass }) => ({ id, mode, class: zoneClass }))

function toPoints<T extends { point: [number, number] }>(
  items: T[],
  properties: (item: T) => Record<string, unknown>,
): Points {
  return {
    features: items.map((item) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: item.point },
      properties: properties(item),
    })),
    boxes: items.map(({ point }) => pointBox(point)),
  }
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
