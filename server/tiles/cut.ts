import GeoJSONVT from 'geojson-vt'
import { type Block, contains } from './blocks.ts'
import { type EncodedLayers, encode, tidy } from './encode.ts'
import { type Layers, layerNames } from './layers.ts'
import { BUFFERS, EXTENT } from './recipe.ts'

/** A gzipped MVT, never empty. */
export interface Tile {
  z: number
  x: number
  y: number
  bytes: Buffer
}

/**
 * Cuts the layers of a block into its tiles, from west to east then north to south. No tolerance here: vertices are
 * simplified already, on shared arcs, and each is rounded to the grid of the zoom alone, so neighbours keep
 * identical borders.
 */
export function cut(block: Block, layers: Layers): Tile[] {
  const { z } = block
  const side = 2 ** z
  const indexes = layerNames.flatMap((name) => {
    const data = layers[name]
    if (!data.features.length) return []
    const options = { maxZoom: z, indexMaxZoom: z, indexMaxPoints: 0, tolerance: 0, extent: EXTENT }
    return [{ name, index: new GeoJSONVT(data, { ...options, buffer: BUFFERS[name] }) }]
  })
  const keys = new Set<number>()
  for (const { index } of indexes)
    for (const key of index.tileCoords)
      if (key.z === z && contains(block, key.x, key.y)) keys.add(key.x * side + key.y)
  return [...keys]
    .sort((a, b) => a - b)
    .flatMap((key) => {
      const [x, y] = [Math.floor(key / side), key % side]
      const found: EncodedLayers = {}
      for (const { name, index } of indexes) {
        const layer = tidy(index.getTileRaw(z, x, y))
        if (layer) found[name] = layer
      }
      return Object.keys(found).length ? [{ z, x, y, bytes: encode(found) }] : []
    })
}
