import { type Bounds, fitPadding, metropole } from './territories.ts'
import { loadTileSet } from './tile_set.ts'
import type { MapView, TileName } from './types.ts'

/** MapLibre's tiles are 512 CSS pixels wide. */
const tileSide = 512

const mercatorX = (lon: number) => lon / 360 + 0.5
const mercatorY = (lat: number) => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

/** The tiles that a map of that size shows first: of the view, or of the bounds fitted into it. */
export function firstTiles(
  where: MapView | Bounds,
  size: { width: number; height: number },
  zooms: { minzoom: number; maxzoom: number },
): TileName[] {
  let [x, y, zoom]: [number, number, number] = [0, 0, 0]
  if (Array.isArray(where)) {
    const [west, south, east, north] = where
    const [left, right, top, bottom] = [mercatorX(west), mercatorX(east), mercatorY(north), mercatorY(south)]
    x = (left + right) / 2
    y = (top + bottom) / 2
    const [width, height] = [
      size.width - fitPadding.left - fitPadding.right,
      size.height - fitPadding.top - fitPadding.bottom,
    ]
    zoom = Math.log2(Math.min(width / (right - left), height / (bottom - top)) / tileSide)
  } else [x, y, zoom] = [mercatorX(where.lon), mercatorY(where.lat), where.zoom]
  // The map shows no less than the tiles' first zoom, whatever must be fitted.
  zoom = Math.max(zoom, zooms.minzoom)
  const z = Math.min(zooms.maxzoom, Math.floor(zoom))
  const [across, down] = [size.width / 2, size.height / 2].map((half) => half / (tileSide * 2 ** zoom)) as [
    number,
    number,
  ]
  const tile = (position: number) => Math.floor(position * 2 ** z)
  const tiles: TileName[] = []
  for (let column = tile(x - across); column <= tile(x + across); column++)
    for (let row = tile(y - down); row <= tile(y + down); row++) tiles.push({ z, x: column, y: row })
  return tiles
}

/**
 * Starts the downloads of the first view while the map's code is still on its way: the tiles are immutable,
 * so the browser's cache hands them to the map. Says nothing when it fails: the map asks again and tells.
 */
export async function preloadFirstTiles(options: {
  tileJsonUrl: string
  view: MapView | null
  /** Size the map will have, CSS pixels. */
  width: number
  height: number
}): Promise<void> {
  try {
    const set = await loadTileSet(options.tileJsonUrl)
    const tiles = firstTiles(options.view ?? metropole.bounds, options, set)
    await Promise.all(
      tiles.map(({ z, x, y }) =>
        fetch(set.tiles[0]!.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`)),
      ),
    )
  } catch {
    // Nothing is lost: see above.
  }
}
