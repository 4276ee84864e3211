import type { MultiPolygon } from 'geojson'
import type { Sql } from 'postgres'
import type { Reference } from '../../geography/reference.ts'
import { readShapes } from '../../geography/shapes.ts'
import type { ExportContent } from './content.ts'

/** The columns of the geographic formats; null where the file did not say. */
export interface UnitProperties {
  code: string
  name: string
  region: string
  class: string
  label: string
  eligible: boolean | null
  territory_code: string | null
  territory_name: string | null
  note: string | null
  publication_id: string
}

export interface UnitFeature {
  properties: UnitProperties
  geometry: MultiPolygon | null
}

/** Each unit with its shape, read from PostGIS as the export goes. */
export async function* unitFeatures(
  { units, profession }: ExportContent,
  reference: Reference,
  sql: Sql,
): AsyncGenerator<UnitFeature> {
  const classes = new Map(reference.professions.get(profession)?.classes.map((each) => [each.code, each]))
  const shapes = readShapes(
    sql,
    units.map(({ unit }) => unit.code),
  )
  let at = 0
  for await (const { geometry } of shapes) {
    const { unit, publication_id } = units[at++]!
    const commune = reference.communes.get(unit.code)
    const definition = classes.get(unit.class)
    yield {
      properties: {
        code: unit.code,
        name: commune?.name ?? '',
        region: commune?.region ?? '',
        class: unit.class,
        label: definition?.label ?? unit.class,
        eligible: definition?.cesp_eligible ?? null,
        territory_code: unit.territory_code,
        territory_name: unit.territory_name,
        note: unit.note,
        publication_id,
      },
      geometry,
    }
  }
}
