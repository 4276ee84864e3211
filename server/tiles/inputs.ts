import type { LonLat } from '../geography/schema.ts'

/** A unit as tiles need it: its class and territory are those of the zoning the set is made from. */
export interface TileUnit extends TileName {
  kind: 'commune' | 'arrondissement'
  department: string
  region: string
  class: string
  territory_code: string | null
  territory: string | null
}

/** What may be written on the map at `point`. */
export interface TileName {
  code: string
  name: string
  kind: 'region' | 'department' | 'commune' | 'arrondissement'
  population: number
  point: LonLat
}

export interface TilePlace {
  id: string
  mode: string
  /** Class of the place's commune; null where no zoning is in force. */
  class: string | null
  point: LonLat
}

/** Everything a tile set is made from besides the topology: plain data, which crosses to the worker as it is. */
export interface TileInputs {
  units: TileUnit[]
  /** Regions, departments, and the cities whose units are arrondissements. */
  names: TileName[]
  places: TilePlace[]
}
