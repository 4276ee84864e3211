import type { PlaceRecord } from '../places/schema.ts'
import type { Zone } from '../zoning/schema.ts'
import type { Question } from './question.ts'

/** Each rule alone: a place is open to a candidate when all of them hold. */

export const holdsProfession = (place: PlaceRecord, { profession }: Question) =>
  place.profession === profession

/** `toutes` is written as no specialty at all (contract « National list »). */
export const holdsSpecialty = ({ specialties }: PlaceRecord, specialty: string) =>
  specialties.length === 0 || specialties.includes(specialty)

export const holdsMode = ({ mode }: PlaceRecord, modes: Question['modes']) =>
  modes.length === 0 || modes.includes(mode)

/** Both days included. */
export const holdsOpen = ({ opens_on, closes_on }: PlaceRecord, on: string) =>
  opens_on <= on && (closes_on === null || on <= closes_on)

export const holdsPosts = ({ posts_left }: PlaceRecord) => posts_left > 0

/** Any place in a zone "1° de L. 1434-4 CSP" (domain.md §1.1, R. 631-24-5); what is open or unknown is not held. */
export const holdsZone = (zone: Zone | null) => zone?.eligible === true

export const holdsDistance = (km: number, max: number) => km <= max
