/**
 * What every tile is made by. Raise `VERSION` when any byte of a tile may change: it is part of each set's name,
 * so that caches never mix two recipes.
 */
export const VERSION = 3
/** Metropolitan France fits into the map of a small laptop (320 CSS pixels high). */
export const MIN_ZOOM = 3
/** The client overzooms beyond: at z10 a tile unit is 7 m in France. */
export const MAX_ZOOM = 10
export const EXTENT = 4096
/** Tile units drawn beyond each edge, so that strokes join; names reach further, a label being wider than its point. */
export const BUFFERS = { zones: 64, communes: 64, departments: 64, places: 128, names: 256 }
/** A MapLibre vector tile covers 512 CSS pixels. */
const TILE_PIXELS = 512
/** Gzipped bytes that no tile may exceed. */
export const MAX_TILE_BYTES = 50_000

/** From this zoom zones are told apart by territory (TVS, BVCV), below only by class. */
export const TERRITORY_ZOOM = 8
/** From this zoom the communes are drawn, and every layer stands on their borders. */
export const COMMUNE_ZOOM = 9
/** From `COMMUNE_ZOOM` the country is worked on by blocks, the tiles of this zoom: see `blocks.ts`. */
export const BLOCK_ZOOM = 7

/**
 * Detail kept, in pixels: a vertex goes when its triangle (Visvalingam) is smaller than this squared.
 * Chosen on the real zoning of 2025 so that the densest tile of each zoom stays under `MAX_TILE_BYTES` with room to spare.
 */
const detail: Record<number, number> = { 3: 0.7, 4: 1, 5: 0.9, 6: 0.75, 7: 0.6, 8: 0.5, 9: 1.3, 10: 0.5 }
/** Islands smaller than this many square pixels are not drawn below `COMMUNE_ZOOM`. */
const SMALLEST_ISLAND = 0.1

/** Side of a CSS pixel in world units (the Mercator world is a square of side 1). */
const pixel = (z: number) => 1 / (TILE_PIXELS * 2 ** z)

/** Least weight of a kept vertex, in square world units. */
export const vertexWeight = (z: number) => (detail[z]! * pixel(z)) ** 2

/** Least area of a drawn island, in square world units. */
export const islandArea = (z: number) => (z < COMMUNE_ZOOM ? SMALLEST_ISLAND * pixel(z) ** 2 : 0)

/** Names shown: regions and departments while they fit, then communes by population. */
export const NAMES = {
  region: { from: MIN_ZOOM, to: 6 },
  department: { from: 6, to: 9 },
  arrondissement: { from: 10, to: MAX_ZOOM },
  /** Least population of a named commune, by zoom; from `COMMUNE_ZOOM` every commune is named. */
  population: { 6: 150_000, 7: 50_000, 8: 15_000 } as Record<number, number>,
}
