import { type Box, intersects } from './mercator.ts'
import { BLOCK_ZOOM, BUFFERS, COMMUNE_ZOOM, EXTENT, MAX_ZOOM, MIN_ZOOM } from './recipe.ts'

/**
 * What is made in one go: a whole zoom while the country is dissolved, then the part of a zoom under one tile of
 * `BLOCK_ZOOM`. Blocks bound the memory of a build, and let whoever waits for one tile wait for its block only.
 * Arcs are simplified alike in every block, so their seams coincide.
 */
export interface Block {
  z: number
  /** Column and row of the tile of `BLOCK_ZOOM`; null below `COMMUNE_ZOOM`. */
  of: [x: number, y: number] | null
}

export const blockKey = ({ z, of }: Block) => (of ? `${z}/${of[0]}/${of[1]}` : `${z}`)

/** The block that a tile belongs to. */
export function blockOf(z: number, x: number, y: number): Block {
  const steps = z - BLOCK_ZOOM
  return z < COMMUNE_ZOOM ? { z, of: null } : { z, of: [x >> steps, y >> steps] }
}

export function contains({ z, of }: Block, x: number, y: number): boolean {
  const steps = z - BLOCK_ZOOM
  return !of || (x >> steps === of[0] && y >> steps === of[1])
}

/** What the tiles of a block may show, their buffers included: world units. */
export function blockBox({ of }: Block): Box {
  if (!of) return [0, 0, 1, 1]
  const side = 1 / 2 ** BLOCK_ZOOM
  const margin = Math.max(...Object.values(BUFFERS)) / EXTENT / 2 ** COMMUNE_ZOOM
  const [x, y] = [of[0] * side, of[1] * side]
  return [x - margin, y - margin, x + side + margin, y + side + margin]
}

/** Every block that may hold something, given the boxes of all that is drawn: from the smallest zoom on. */
export function allBlocks(boxes: Iterable<Box>): Block[] {
  const side = 2 ** BLOCK_ZOOM
  const found = new Set<number>()
  for (const box of boxes) {
    const [west, north, east, south] = box.map((v) => Math.min(side - 1, Math.max(0, Math.floor(v * side))))
    for (let x = Math.max(0, west! - 1); x <= Math.min(side - 1, east! + 1); x++)
      for (let y = Math.max(0, north! - 1); y <= Math.min(side - 1, south! + 1); y++)
        if (intersects(blockBox({ z: COMMUNE_ZOOM, of: [x, y] }), box)) found.add(x * side + y)
  }
  const tiles = [...found]
    .sort((a, b) => a - b)
    .map((n): [number, number] => [Math.floor(n / side), n % side])
  const blocks: Block[] = []
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z++) {
    if (z < COMMUNE_ZOOM) blocks.push({ z, of: null })
    else for (const of of tiles) blocks.push({ z, of })
  }
  return blocks
}
