import { ApiFailure } from '../../api/failure.ts'
import { fetchJson } from '../../api/fetch_json.ts'

/**
 * A role over a place that is not in the list would do nothing, and nobody would see why.
 * @throws ApiFailure naming the places that the list in force does not have
 */
export async function refuseUnknownPlaces(places: readonly string[]): Promise<void> {
  const unknown: string[] = []
  for (const place of places) {
    try {
      await fetchJson(`/places/${encodeURIComponent(place)}`)
    } catch (failure) {
      if (!(failure instanceof ApiFailure) || failure.kind !== 'not_found') throw failure
      unknown.push(place)
    }
  }
  if (unknown.length === 0) return
  const named = unknown.map((place) => `« ${place} »`).join(', ')
  throw new ApiFailure(
    'refused',
    'unknown_places',
    unknown.length === 1
      ? `La liste en vigueur n’a pas de lieu ${named}.`
      : `La liste en vigueur n’a pas de lieux ${named}.`,
  )
}
