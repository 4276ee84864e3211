import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { firstTiles, preloadFirstTiles } from '../../../client/map/preload.ts'
import { metropole } from '../../../client/map/territories.ts'
import { forgetTileSet, loadTileSet } from '../../../client/map/tile_set.ts'

const zooms = { minzoom: 4, maxzoom: 10 }
const names = (tiles: { z: number; x: number; y: number }[]) => tiles.map(({ z, x, y }) => `${z}/${x}/${y}`)

describe('the first tiles', () => {
  test('of France in a map of half a screen are the four that hold it', () => {
    const tiles = names(firstTiles(metropole.bounds, { width: 750, height: 600 }, zooms))
    expect(tiles).toEqual(['4/7/5', '4/7/6', '4/8/5', '4/8/6'])
  })
  test('of a map too small for France are no more than it can show', () => {
    expect(names(firstTiles(metropole.bounds, { width: 750, height: 200 }, zooms))).toEqual([
      '4/7/5',
      '4/8/5',
    ])
  })
  test('hold the point looked at', () => {
    expect(names(firstTiles({ lon: 2.35, lat: 48.86, zoom: 9.4 }, { width: 10, height: 10 }, zooms))).toEqual(
      ['9/259/176'],
    )
  })
  test('are those of the deepest zoom when one looks closer', () => {
    expect(firstTiles({ lon: 2.35, lat: 48.86, zoom: 14 }, { width: 10, height: 10 }, zooms)[0]!.z).toBe(10)
  })
})

describe('a tile set', () => {
  const url = '/api/v1/tiles/medecin.json'
  const document = { tiles: ['/api/v1/tiles/abc/{z}/{x}/{y}.mvt'], minzoom: 4, maxzoom: 10 }
  const fetched = vi.fn()

  beforeEach(() => {
    vi.stubGlobal('location', { href: 'https://carte.example/?q=1' })
    vi.stubGlobal('fetch', fetched)
    fetched.mockReset().mockImplementation(async () => Response.json(document))
    forgetTileSet(url)
  })
  afterEach(() => vi.unstubAllGlobals())

  test('has absolute addresses, which a worker can ask', async () => {
    expect((await loadTileSet(url)).tiles).toEqual(['https://carte.example/api/v1/tiles/abc/{z}/{x}/{y}.mvt'])
  })
  test('is asked once, by the page and the map together', async () => {
    await Promise.all([loadTileSet(url), loadTileSet(url)])
    expect(fetched).toHaveBeenCalledTimes(1)
  })
  test('is asked again after a failure', async () => {
    fetched.mockImplementationOnce(async () => new Response('', { status: 503 }))
    await expect(loadTileSet(url)).rejects.toThrow('503')
    await expect(loadTileSet(url)).resolves.toMatchObject({ minzoom: 4 })
  })
  test('without tiles is refused', async () => {
    fetched.mockImplementationOnce(async () => Response.json({ tiles: [] }))
    await expect(loadTileSet(url)).rejects.toThrow('sans adresse de tuiles')
  })
  test('is warmed up before the map is there: its document, then the tiles of the first view', async () => {
    await preloadFirstTiles({
      tileJsonUrl: url,
      view: { lon: 2.35, lat: 48.86, zoom: 9 },
      width: 10,
      height: 10,
    })
    expect(fetched.mock.calls.map(([asked]) => asked)).toEqual([
      url,
      'https://carte.example/api/v1/tiles/abc/9/259/176.mvt',
    ])
  })
  test('that cannot be warmed up says nothing: the map will', async () => {
    fetched.mockRejectedValue(new Error('offline'))
    await expect(
      preloadFirstTiles({ tileJsonUrl: url, view: null, width: 10, height: 10 }),
    ).resolves.toBeUndefined()
  })
})
