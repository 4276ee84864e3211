import type { Locator } from '../geography/locate.ts'
import type { Reference } from '../geography/reference.ts'
import type { ListInForce } from './catalogue.ts'
import { type PlaceFile, readPlaceFile } from './read.ts'
import { createSpecialtyNames } from './specialties.ts'
import { type ValidatedPlaces, validatePlaces } from './validate.ts'

/** Reads and validates a national list file against the reference geography; stores nothing. */
export async function checkPlaces(
  file: PlaceFile,
  reference: Reference,
  locator: Locator,
  current: ListInForce | null = null,
): Promise<ValidatedPlaces> {
  const context = {
    reference,
    specialties: createSpecialtyNames(reference.specialties),
    locate: locator.locate,
    cog: reference.cog,
  }
  const against = current && { id: current.list.id, places: current.places }
  return validatePlaces(await readPlaceFile(file), context, against)
}
