import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Profession } from '../nomenclature/schema.ts'
import type { ListInForce } from '../places/catalogue.ts'
import type { ZoningSnapshot } from '../zoning/catalogue.ts'
import type { SetOrigin } from './set_name.ts'

/** What is in force on a day, as tiles see it. */
export interface InForce {
  snapshot: ZoningSnapshot
  list: ListInForce | null
}

/** The catalogues tiles are made from. */
export interface Catalogues {
  zonings: {
    inForce(profession: Profession, on: string): Promise<ZoningSnapshot> | ZoningSnapshot
    onChange(listener: () => void): void
  }
  places: { inForce(on: string): ListInForce | null; onChange(listener: () => void): void }
}

/** Files of the reference that tiles show something of. */
const sources = ['communes.topojson.gz', 'communes.csv', 'departments.json', 'regions.json']

export function digestReference(dir: string): string {
  const hash = createHash('sha256')
  for (const name of sources) hash.update(readFileSync(join(dir, name)))
  return hash.digest('hex')
}

/** What the set of a profession on a day is made from; null when no zoning is in force that day. */
export async function findOrigin(
  catalogues: Catalogues,
  reference: string,
  profession: Profession,
  on: string,
): Promise<(InForce & { origin: SetOrigin }) | null> {
  const found = await inForceOn(catalogues, profession, on)
  if (found.snapshot.publications.size === 0) return null
  const as_of = await sameSince(catalogues, found, profession, on)
  const zoning = found.snapshot.key
  const place_list = found.list?.list.id ?? null
  return { ...found, origin: { profession, as_of, reference, zoning, place_list } }
}

async function inForceOn(
  { zonings, places }: Catalogues,
  profession: Profession,
  on: string,
): Promise<InForce> {
  return { snapshot: await zonings.inForce(profession, on), list: places.inForce(on) }
}

/**
 * The day the last of them took effect, so that a set keeps its name from day to day; `on` itself when a withdrawal
 * made things different that day.
 */
async function sameSince(
  catalogues: Catalogues,
  { snapshot, list }: InForce,
  profession: Profession,
  on: string,
): Promise<string> {
  const dates = [...snapshot.publications.values()].map(({ effective_on }) => effective_on)
  if (list) dates.push(list.list.effective_on)
  const day = dates.sort().at(-1)!
  const then = await inForceOn(catalogues, profession, day)
  const same = then.snapshot.key === snapshot.key && then.list?.list.id === list?.list.id
  return same ? day : on
}
