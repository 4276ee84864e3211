import { gzipSync } from 'node:zlib'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { RawFeature, RawTile } from 'geojson-vt'
import { EXTENT } from './recipe.ts'

type Pairs = [number, number][]
interface EncodedFeature {
  type: 1 | 2 | 3
  tags: Record<string, unknown>
  geometry: Pairs | Pairs[]
}
export type EncodedLayers = Record<string, { features: EncodedFeature[] }>

/**
 * A layer's features in tile units, ready to write: repeated positions and rings without area, which rounding to
 * the grid leaves behind, are taken out. Null when nothing is left.
 */
export function tidy(tile: RawTile | null): { features: EncodedFeature[] } | null {
  const features = (tile?.features ?? []).flatMap(tidyFeature)
  return features.length ? { features } : null
}

function tidyFeature(feature: RawFeature): EncodedFeature[] {
  const tags = feature.tags ?? {}
  if (feature.type === 4) return [{ type: 1, tags, geometry: [[feature.x, feature.y]] }]
  if (feature.type === 1) return [{ type: 1, tags, geometry: pairs(feature.geometry) }]
  const polygon = feature.type === 3
  const lines = feature.geometry.map(pairs).filter((line) => (polygon ? hasArea(line) : line.length > 1))
  return lines.length ? [{ type: feature.type, tags, geometry: lines }] : []
}

/** Flat `x, y, x, y…` → pairs, without a position equal to the one before. */
function pairs(flat: Int16Array | Int32Array): Pairs {
  const out: Pairs = []
  for (let i = 0; i < flat.length; i += 2) {
    if (i > 0 && flat[i] === flat[i - 2] && flat[i + 1] === flat[i - 1]) continue
    out.push([flat[i]!, flat[i + 1]!])
  }
  return out
}

function hasArea(ring: Pairs): boolean {
  let doubled = 0
  for (let i = 1; i < ring.length; i++)
    doubled += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1]
  return doubled !== 0
}

/** A Mapbox Vector Tile 2.1, gzipped. The same layers always give the same bytes. */
export function encode(layers: EncodedLayers): Buffer {
  const bytes = fromGeojsonVt(layers as unknown as Parameters<typeof fromGeojsonVt>[0], {
    version: 2,
    extent: EXTENT,
  })
  return gzipSync(bytes, { level: 9 })
}
