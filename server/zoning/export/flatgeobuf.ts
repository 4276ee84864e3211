import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import type { UnitFeature, UnitProperties } from './features.ts'

const columnTypes: Record<keyof UnitProperties, ColumnType> = {
  code: ColumnType.String,
  name: ColumnType.String,
  region: ColumnType.String,
  class: ColumnType.String,
  label: ColumnType.String,
  eligible: ColumnType.Bool,
  territory_code: ColumnType.String,
  territory_name: ColumnType.String,
  note: ColumnType.String,
  publication_id: ColumnType.String,
}

/**
 * FlatGeobuf 3 in EPSG:4326, without a spatial index: a feature is written as soon as it is read, where the library's
 * own `serialize` holds the whole country in memory.
 */
export async function* exportFlatgeobuf(
  features: AsyncIterable<UnitFeature>,
  count: number,
): AsyncGenerator<Uint8Array> {
  const header: HeaderMeta = {
    geometryType: GeometryType.MultiPolygon,
    columns: Object.entries(columnTypes).map(([name, type]) => column(name, type)),
    envelope: null,
    featuresCount: count,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  }
  yield magicbytes
  yield buildHeader(header, 4326)
  for await (const { geometry, properties } of features) {
    const shape = parseGeometry(geometry ?? { type: 'MultiPolygon', coordinates: [] })
    yield buildFeature(shape, { ...properties }, header)
  }
}

const column = (name: string, type: ColumnType) => ({
  name,
  type,
  title: null,
  description: null,
  width: -1,
  precision: -1,
  scale: -1,
  nullable: true,
  unique: false,
  primary_key: false,
})
