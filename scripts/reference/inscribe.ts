import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import mapshaper from 'mapshaper'

type Shape = Polygon | MultiPolygon

/** Metres by which the pieces grow, a step at a time, so that what is missing goes to the nearest piece. */
const REACH = [100, 500, 5000]

/**
 * Cuts `whole` into the given pieces, drawn by another hand: what lies outside is clipped, what is missing
 * goes to the piece it touches or is nearest to. The result covers `whole` without gap nor overlap.
 */
export async function inscribe(
  pieces: Feature<Shape, { code: string }>[],
  whole: Shape,
): Promise<Feature<Shape, { code: string }>[]> {
  const grow = REACH.map(
    (metres) =>
      `-buffer ${metres} topological target=pieces -clean target=pieces -clip target=pieces source=whole`,
  )
  const output = await mapshaper.applyCommands(
    [
      '-i pieces.json whole.json combine-files -quiet',
      '-dissolve code target=pieces',
      '-clip target=pieces source=whole',
      ...grow,
      '-clean target=pieces',
      '-o out.json format=geojson target=pieces',
    ].join(' '),
    {
      'pieces.json': { type: 'FeatureCollection', features: pieces },
      'whole.json': { type: 'Feature', properties: {}, geometry: whole },
    },
  )
  const cut = JSON.parse(String(output['out.json'])) as FeatureCollection<Shape, { code: string }>
  return cut.features
}
