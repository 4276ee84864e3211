import { createHash } from 'node:crypto'
import { type Profession, professionCodes } from '../nomenclature/schema.ts'
import { VERSION } from './recipe.ts'

/** What a tile set is made from, and nothing else: two equal origins give the same bytes. */
export interface SetOrigin {
  profession: Profession
  /** A day on which the publications and the list below were in force: the latest of their dates of effect. */
  as_of: string
  /** sha256 of the reference topology and of the names written on the map. */
  reference: string
  /** `ZoningSnapshot.key` */
  zoning: string
  /** Null: no national list in force. */
  place_list: string | null
}

const pattern = new RegExp(`^(${professionCodes.join('|')})-(\\d{4})(\\d{2})(\\d{2})-[0-9a-f]{16}$`)

/**
 * The immutable name of a set, `medecin-20250509-0123456789abcdef`. It says the question that any process may ask
 * again (profession, day), and proves by its digest that the answer is still the same.
 */
export function setName(origin: SetOrigin): string {
  const { profession, as_of, reference, zoning, place_list } = origin
  const digest = createHash('sha256')
    .update(JSON.stringify([VERSION, reference, profession, zoning, place_list]))
    .digest('hex')
  return `${profession}-${as_of.replaceAll('-', '')}-${digest.slice(0, 16)}`
}

/** The question that a name carries; null when it is no set's name. */
export function readSetName(name: string): { profession: Profession; as_of: string } | null {
  const match = pattern.exec(name)
  return match && { profession: match[1] as Profession, as_of: `${match[2]}-${match[3]}-${match[4]}` }
}
