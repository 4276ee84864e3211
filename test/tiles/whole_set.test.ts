import { bbox } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLocator } from '../../server/geography/locate.ts'
import { blockOf } from '../../server/tiles/blocks.ts'
import { createCountry } from '../../server/tiles/country.ts'
import type { Tile } from '../../server/tiles/cut.ts'
import type { TileInputs } from '../../server/tiles/inputs.ts'
import { createTileMaker } from '../../server/tiles/make.ts'
import { arcsOf } from '../../server/tiles/partition.ts'
import { MAX_TILE_BYTES } from '../../server/tiles/recipe.ts'
import { BOUNDS } from '../../server/tiles/tile_json.ts'
import { area, covers, type DecodedFeature, decode, distance, tileAt, wholeCountry } from './support.ts'

let topology: Topology
let inputs: TileInputs
const tiles = new Map<string, Tile>()
const key = ({ z, x, y }: { z: number; x: number; y: number }) => `${z}/${x}/${y}`
const at = (z: number, point: readonly [number, number]) => decode(tiles.get(key(tileAt(z, point)))!.bytes)
const pointOf = (code: string) => inputs.units.find((unit) => unit.code === code)!.point

beforeAll(() => {
  ;({ topology, inputs } = wholeCountry())
  const maker = createTileMaker(createCountry(topology), inputs)
  for (const block of maker.blocks()) for (const tile of maker.make(block)) tiles.set(key(tile), tile)
}, 600_000)

describe('a whole set', () => {
  it('holds no tile over 50 kB gzipped', () => {
    const heaviest = [...tiles.values()].reduce((a, b) => (a.bytes.length > b.bytes.length ? a : b))
    expect(heaviest.bytes.length, key(heaviest)).toBeLessThanOrEqual(MAX_TILE_BYTES)
    expect(tiles.size).toBeGreaterThan(1000)
  })

  it('never halves the names of the densest tiles to get there', () => {
    const named = new Set<string>()
    for (const tile of tiles.values())
      if (tile.z === 9)
        for (const { properties, geometry } of decode(tile.bytes).names ?? []) {
          const [point] = geometry[0]!
          if (
            properties.kind === 'commune' &&
            point!.x >= 0 &&
            point!.x < 4096 &&
            point!.y >= 0 &&
            point!.y < 4096
          )
            named.add(`${properties.name}`)
        }
    const communes = new Set(inputs.units.filter(({ kind }) => kind === 'commune').map(({ name }) => name))
    expect([...communes].filter((name) => !named.has(name))).toEqual([])
  })

  it.each([9, 10])('draws every commune, however small, with an area at zoom %i', (z) => {
    const drawn = new Set<string>()
    for (const tile of tiles.values())
      if (tile.z === z)
        for (const commune of decode(tile.bytes).communes ?? [])
          if (area(commune) > 0) drawn.add(String(commune.properties.code))
    expect(inputs.units.filter(({ code }) => !drawn.has(code)).map(({ code }) => code)).toEqual([])
  })

  it('gives the same bytes when a block is made alone and first', () => {
    const maker = createTileMaker(createCountry(topology), inputs)
    for (const point of [pointOf('97131'), pointOf('37261')])
      for (const z of [10, 9, 5]) {
        const { x, y } = tileAt(z, point)
        const alone = maker.make(blockOf(z, x, y))
        const tile = alone.find((found) => found.x === x && found.y === y)!
        expect(tile.bytes.equals(tiles.get(key(tile))!.bytes), key(tile)).toBe(true)
      }
  })
})

describe('layers', () => {
  it('show zones, borders, names and places from zoom 4, communes from zoom 9', () => {
    for (let z = 4; z <= 10; z++) {
      const layers = Object.keys(at(z, [2.35, 48.85]))
      expect(layers, `zoom ${z}`).toEqual(
        z < 9
          ? ['zones', 'names', 'departments', 'places']
          : ['zones', 'communes', 'names', 'departments', 'places'],
      )
    }
  })

  it('tell zones apart by class below zoom 8, by class and territory from there', () => {
    const classes = at(7, pointOf('37261')).zones!.map(({ properties }) => properties)
    expect(classes.every((p) => Object.keys(p).join() === 'class')).toBe(true)
    expect(new Set(classes.map((p) => p.class)).size).toBe(classes.length)
    const tours = inputs.units.find(({ code }) => code === '37261')!
    const { px, py } = tileAt(8, tours.point)
    const zone = at(8, tours.point).zones!.find((feature) => covers(feature, px, py))!
    expect(zone.properties).toEqual({
      class: tours.class,
      territory: tours.territory,
      territory_code: tours.territory_code,
    })
  })

  it('name and class each commune', () => {
    const tours = inputs.units.find(({ code }) => code === '37261')!
    const commune = at(10, tours.point).communes!.find(({ properties }) => properties.code === '37261')!
    expect(commune.properties).toEqual({ code: '37261', name: 'Tours', class: tours.class })
    const { px, py } = tileAt(10, tours.point)
    expect(covers(commune, px, py)).toBe(true)
  })

  it('write the largest communes first, after regions and departments', () => {
    const names = at(9, pointOf('37261')).names!.map(({ properties }) => properties)
    const ranks = names.map(({ rank }) => Number(rank))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    expect(names.find(({ kind }) => kind === 'commune')!.name).toBe('Tours')
    expect(at(4, [2.35, 46.5]).names!.map(({ properties }) => properties.kind)).toContain('region')
    expect(at(9, [2.35, 48.86]).names!.map(({ properties }) => properties.name)).toContain('Paris')
  })

  it('carry identifier, mode and class of each place at every zoom', () => {
    const [place] = inputs.places
    for (let z = 4; z <= 10; z++) {
      const found = at(z, place!.point).places!.find(({ properties }) => properties.id === place!.id)
      expect(found?.properties).toEqual({ id: place!.id, mode: place!.mode, class: place!.class })
    }
  })

  it('flag the borders of regions', () => {
    const flags = at(6, [2.35, 47]).departments!.map(({ properties }) => properties.region)
    expect(flags.sort()).toEqual([false, true])
  })
})

describe('islands and overseas departments', () => {
  it.each(['97105', '97209', '97302', '97411', '97608'])(
    'show %s at its true position from zoom 4',
    (code) => {
      for (const z of [4, 5, 10]) {
        const { px, py } = tileAt(z, pointOf(code))
        const zones = at(z, pointOf(code)).zones!
        expect(
          Math.min(...zones.map((zone) => (covers(zone, px, py) ? 0 : distance(zone, px, py)))),
        ).toBeLessThan(8)
      }
    },
  )

  it.each([
    ['97131', 'Terre-de-Haut'],
    ['97110', 'La Désirade'],
    ['29155', 'Ouessant'],
    ['29083', 'Île-de-Sein'],
  ])('keep the island of %s (%s) at zoom 6', (code) => {
    const { px, py } = tileAt(6, pointOf(code))
    const zones = at(6, pointOf(code)).zones!
    expect(
      Math.min(...zones.map((zone) => (covers(zone, px, py) ? 0 : distance(zone, px, py)))),
    ).toBeLessThan(8)
  })
})

it('the bounds that are announced hold the whole country', () => {
  const [west, south, east, north] = bbox(topology)
  expect(west).toBeGreaterThanOrEqual(BOUNDS[0])
  expect(south).toBeGreaterThanOrEqual(BOUNDS[1])
  expect(east).toBeLessThanOrEqual(BOUNDS[2])
  expect(north).toBeLessThanOrEqual(BOUNDS[3])
})

describe('borders', () => {
  it('coincide to the last unit between neighbours, wherever the country has neither coast nor frontier', () => {
    const outer = outerTiles(topology)
    const inland = [...tiles.values()].filter(({ z, x, y }) => z >= 9 && !outer.has(key({ z, x, y })))
    expect(inland.length).toBeGreaterThan(500)
    for (const tile of inland) {
      const { communes, zones, departments } = decode(tile.bytes)
      const sides = edges(communes ?? [])
      expect(unpaired(sides), key(tile)).toEqual([])
      expect(
        [...edges(zones ?? []).keys()].filter((side) => !sides.has(side)),
        key(tile),
      ).toEqual([])
      expect(
        [...edges(departments ?? []).keys()].filter((side) => !sides.has(side)),
        key(tile),
      ).toEqual([])
    }
  })

  it.each([5, 6, 7, 8])('coincide at zoom %i, where communes are dissolved', (z) => {
    const [northWest, southEast] = [tileAt(z, [1, 48.4]), tileAt(z, [4.9, 45.6])]
    let compared = 0
    for (let x = northWest.x; x <= southEast.x; x++)
      for (let y = northWest.y; y <= southEast.y; y++) {
        const left = x === northWest.x ? northWest.px : 0
        const top = y === northWest.y ? northWest.py : 0
        const right = x === southEast.x ? southEast.px : 4096
        const bottom = y === southEast.y ? southEast.py : 4096
        const { zones, departments } = decode(tiles.get(key({ z, x, y }))!.bytes)
        const sides = edges(zones!, [left, top, right, bottom])
        expect(unpaired(sides), `${z}/${x}/${y}`).toEqual([])
        compared += sides.size
        // A border between two zones is the zones' own side.
        const lines = edges(departments!, [left, top, right, bottom])
        const shared = [...lines.keys()].filter((side) => sides.has(side))
        expect(shared.length, `${z}/${x}/${y}`).toBeGreaterThan(0)
      }
    expect(compared).toBeGreaterThan(1000)
  })

  it('coincide across the edge of two tiles, even of two blocks', () => {
    let pairs = 0
    for (const tile of tiles.values()) {
      const east = tiles.get(key({ ...tile, x: tile.x + 1 }))
      // Every seam of blocks, and the others now and then.
      if (
        tile.z < 9 ||
        !east ||
        ((tile.x + 1) % 2 ** (tile.z - 7) !== 0 && (tile.x * 31 + tile.y) % 17 !== 0)
      )
        continue
      const here = bandEdges(decode(tile.bytes).communes ?? [], 4096)
      const there = bandEdges(decode(east.bytes).communes ?? [], 0)
      expect(here, key(tile)).toEqual(there)
      pairs++
    }
    expect(pairs).toBeGreaterThan(100)
  })
})

describe('the zone drawn under a point', () => {
  it('is the zone of the unit that holds it, away from borders', () => {
    const locator = createLocator(topology)
    const units = new Map(inputs.units.map((unit) => [unit.code, unit]))
    const decoded = new Map<string, DecodedFeature[]>()
    const random = mulberry(20260101)
    let compared = 0
    let near = 0
    for (let i = 0; i < 4000; i++) {
      const [lon, lat] = units.get(inputs.units[Math.floor(random() * inputs.units.length)]!.code)!.point
      const point: [number, number] = [lon + (random() - 0.5) * 0.06, lat + (random() - 0.5) * 0.04]
      const classes = [0, 1, 2, 3, 4].map((k) => {
        // About 120 m around: a spike narrower than a pixel may be simplified away.
        const [dx, dy] = [
          [0, 0],
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ][k]!
        const code = locator.locate(point[0] + dx! * 0.0016, point[1] + dy! * 0.0011)
        return code === null ? null : units.get(code)!.class
      })
      if (classes[0] === null) continue
      const tile = tileAt(10, point)
      if (!decoded.has(key(tile))) decoded.set(key(tile), decode(tiles.get(key(tile))!.bytes).zones!)
      const zones = decoded.get(key(tile))!
      const margin = Math.min(...zones.map((zone) => distance(zone, tile.px, tile.py)))
      if (margin < 16 || classes.some((zoneClass) => zoneClass !== classes[0])) {
        near++
        continue
      }
      const found = zones
        .filter((zone) => covers(zone, tile.px, tile.py))
        .map(({ properties }) => properties.class)
      expect(found, `${point}`).toEqual([classes[0]])
      compared++
    }
    expect(compared).toBeGreaterThan(2500)
    expect(near).toBeLessThan(800)
  })
})

/** Directed sides lying inside a box of tile units, with how many times each is drawn. */
function edges(
  features: DecodedFeature[],
  [left, top, right, bottom] = [0, 0, 4096, 4096],
): Map<string, number> {
  const found = new Map<string, number>()
  const within = ({ x, y }: { x: number; y: number }) =>
    x >= left! && x <= right! && y >= top! && y <= bottom!
  for (const { geometry } of features)
    for (const ring of geometry)
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1]!, ring[i]!]
        if (!within(a) || !within(b)) continue
        const side = `${a.x},${a.y} ${b.x},${b.y}`
        found.set(side, (found.get(side) ?? 0) + 1)
      }
  return found
}

/** Sides that no neighbour draws the other way round as many times. */
function unpaired(sides: Map<string, number>): string[] {
  return [...sides].filter(([side, count]) => sides.get(reversed(side)) !== count).map(([side]) => side)
}

const reversed = (side: string) => side.split(' ').reverse().join(' ')

/** Sides of the communes that both tiles draw, on either part of the edge at `x`. */
function bandEdges(features: DecodedFeature[], x: number): string[] {
  const found: string[] = []
  const inBand = (p: { x: number; y: number }) => Math.abs(p.x - x) < 60 && p.y >= 0 && p.y <= 4096
  for (const { geometry, properties } of features)
    for (const ring of geometry)
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1]!, ring[i]!]
        if (inBand(a) && inBand(b)) found.push(`${properties.code} ${a.x - x},${a.y} ${b.x - x},${b.y}`)
      }
  return found.sort()
}

/** Tiles of zooms 9 and 10 that an arc of one unit alone touches: coasts and frontiers. */
function outerTiles({ arcs, objects, transform }: Topology): Set<string> {
  const uses = new Map<number, number>()
  for (const unit of (objects.communes as GeometryCollection).geometries)
    for (const arc of arcsOf(unit as Parameters<typeof arcsOf>[0])) uses.set(arc, (uses.get(arc) ?? 0) + 1)
  const found = new Set<string>()
  for (const [arc, count] of uses) {
    if (count > 1) continue
    let [x, y] = [0, 0]
    for (const [dx, dy] of arcs[arc]!) {
      x = transform ? x + dx! : dx!
      y = transform ? y + dy! : dy!
      const point: [number, number] = transform
        ? [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]]
        : [x, y]
      for (const z of [9, 10]) {
        const tile = tileAt(z, point)
        for (const i of [-1, 0, 1])
          for (const j of [-1, 0, 1]) found.add(key({ z, x: tile.x + i, y: tile.y + j }))
      }
    }
  }
  return found
}

/** Seeded random numbers in [0, 1). */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
