import { allBlocks, type Block } from './blocks.ts'
import type { Country } from './country.ts'
import { cut, type Tile } from './cut.ts'
import type { TileInputs } from './inputs.ts'
import { type Drawing, layersOf, namePoints, placePoints } from './layers.ts'
import { pointBox } from './mercator.ts'
import { namesAt } from './names.ts'
import { type Grain, partition } from './partition.ts'
import { COMMUNE_ZOOM, MAX_TILE_BYTES, MIN_ZOOM, TERRITORY_ZOOM } from './recipe.ts'

export interface TileMaker {
  /** Every block of the set, in the order in which a map opens: smallest zoom first. */
  blocks(): Block[]
  /** The tiles of a block that are not empty. The same inputs always give the same bytes, whatever was asked before. */
  make(block: Block): Tile[]
}

/** Makes the tiles of one set. Pure, but slow: for a worker. */
export function createTileMaker(country: Country, inputs: TileInputs): TileMaker {
  const units = new Map(inputs.units.map((unit) => [unit.code, unit]))
  const places = placePoints(inputs.places)
  const someTerritory = inputs.units.some(({ territory, territory_code }) => territory || territory_code)
  const grainAt = (z: number): Grain => {
    if (z >= COMMUNE_ZOOM) return 'commune'
    return z >= TERRITORY_ZOOM && someTerritory ? 'territory' : 'class'
  }
  const partitionOf = once((grain: Grain) => partition(country, units, grain))
  const drawingAt = once(
    (z: number): Drawing => ({
      partition: partitionOf(grainAt(z)),
      names: namePoints(namesAt(z, inputs)),
      places,
    }),
  )
  return {
    blocks() {
      // The boxes of dissolved parts hold those of their communes, and are known sooner; a block too many costs nothing.
      const { boxes } = drawingAt(MIN_ZOOM).partition
      const points = [...inputs.names, ...inputs.units].map(({ point }) => pointBox(point))
      return allBlocks([...boxes, ...points, ...places.boxes])
    },
    make(block) {
      const drawing = drawingAt(block.z)
      const tiles = (coarser: number) => cut(block, layersOf(block, drawing, coarser))
      return block.of ? tiles(1) : lighten(tiles)
    },
  }
}

/** Coarsens a whole zoom, so that its borders still coincide, until no tile is too heavy. */
function lighten(tiles: (coarser: number) => Tile[]): Tile[] {
  for (let coarser = 1; ; coarser *= 2) {
    const made = tiles(coarser)
    if (coarser >= 64 || made.every(({ bytes }) => bytes.length <= MAX_TILE_BYTES)) return made
  }
}

function once<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key))
    return known.get(key)!
  }
}
