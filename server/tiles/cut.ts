import GeoJSONVT from 'geojson-vt'
import { type Block, contains } from './blocks.ts'
import { type EncodedLayers, encode, tidy } from './encode.ts'
import { type Layers, layerNames } from './layers.ts'
import { BUFFERS, EXTENT, MAX_TILE_BYTES } from './recipe.ts'

/** A gzipped MVT, never empty. */
export interface Tile {
  z: number
  x: number
  y: number
  bytes: Buffer
}

/**
 * Cuts the layers of a block into its tiles, from west to east then north to south. Vertices are
 * simplified already, on shared arcs, and each is rounded to the grid of the zoom alone, so neighbours keep
 * identical borders.
 */
export function cut(block: Block, layers: Layers): Tile[] {
  const { z } = block
  const side = 2 ** z
  const indexes = layerNames.flatMap((name) => {
    const data = layers[name]
    if (!data.features.length) return []
    const index = new GeoJSONVT(data, {
      maxZoom: z,
      indexMaxZoom: z,
      indexMaxPoints: 0,
      // Its last zoom keeps every vertex whatever this says; the zooms above, which nobody asks for, then cost nothing.
      tolerance: Infinity,
      extent: EXTENT,
      buffer: BUFFERS[name],
    })
    return [{ name, index }]
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
      return Object.keys(found).length
        ? [{ z, x, y, bytes: block.of ? lightenNames(found) : encode(found) }]
        : []
    })
}

/**
 * Leaves the last names out of a tile that would be too heavy. Shapes and places are never touched: coarsening one
 * tile or block would part its borders from its neighbours'.
 */
function lightenNames(layers: EncodedLayers): Buffer {
  let tile = encode(layers)
  let names = layers.names?.features ?? []
  while (tile.length > MAX_TILE_BYTES && names.length > 0) {
    names = names.slice(0, names.length >> 1)
    const { names: _dropped, ...others } = layers
    tile = encode(names.length ? { ...layers, names: { features: names } } : others)
  }
  return tile
}
