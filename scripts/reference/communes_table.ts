import { merge } from 'topojson-client'
import { APL_YEARS, type AplByYear } from './apl.ts'
import { populationYear, type Unit } from './cog.ts'
import type { CommuneTopology } from './faces.ts'
import { toDegrees } from './grid.ts'
import { labelPoint } from './label_point.ts'
import type { Arcs } from './planarity.ts'

type AplColumn = `apl_${(typeof APL_YEARS)[number]}`

export type CommuneRow = Omit<Unit, 'postal_codes'> & {
  postal_codes: string
  population_year: number
  lon: string
  lat: string
} & Partial<Record<AplColumn, number>>

export const COMMUNE_COLUMNS = [
  'code',
  'name',
  'kind',
  'parent',
  'department',
  'region',
  'postal_codes',
  'population',
  'population_year',
  'lon',
  'lat',
  ...APL_YEARS.map((year): AplColumn => `apl_${year}`),
] satisfies (keyof CommuneRow)[]

/** One row per unit, sorted as the units are; a city cut into arrondissements gets the point of their union. */
export function buildCommuneRows(
  units: Unit[],
  topology: CommuneTopology,
  apl: Map<string, AplByYear>,
): CommuneRow[] {
  const degrees = {
    ...topology,
    arcs: (topology.arcs as Arcs).map((arc) => arc.map(([x, y]) => [toDegrees(x), toDegrees(y)])),
  }
  const faces = new Map(topology.objects.communes.geometries.map((face) => [face.id, [face]]))
  for (const unit of units) {
    const face = faces.get(unit.code)
    if (unit.parent && face) faces.set(unit.parent, [...(faces.get(unit.parent) ?? []), ...face])
  }
  return units.map((unit) => {
    const parts = faces.get(unit.code)
    if (!parts) throw new Error(`Topologie : aucune forme pour ${unit.code} ${unit.name}`)
    const [lon, lat] = labelPoint(merge(degrees, parts))
    const years = apl.get(unit.code) ?? {}
    const values = Object.fromEntries(APL_YEARS.map((year) => [`apl_${year}`, years[year]]))
    return {
      ...unit,
      postal_codes: unit.postal_codes.join('|'),
      population_year: populationYear(unit.department),
      lon: lon.toFixed(5),
      lat: lat.toFixed(5),
      ...(values as Partial<Record<AplColumn, number>>),
    }
  })
}
