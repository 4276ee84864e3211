import type { UnitFeature } from './features.ts'

/** A FeatureCollection (RFC 7946), one unit a line. */
export async function* exportGeojson(
  features: AsyncIterable<UnitFeature>,
  name: string,
): AsyncGenerator<string> {
  yield `{"type":"FeatureCollection","name":${JSON.stringify(name)},"features":[`
  let separator = '\n'
  for await (const { properties, geometry } of features) {
    yield `${separator}${JSON.stringify({ type: 'Feature', id: properties.code, geometry, properties })}`
    separator = ',\n'
  }
  yield '\n]}\n'
}
