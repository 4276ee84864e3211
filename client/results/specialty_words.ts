import { specialtyName } from '../reference/specialties.ts'

/** The specialties a place asks for, in words; an empty list means all of them (contract: `toutes`). */
export function specialtyWords(codes: readonly string[]): string {
  return codes.length === 0 ? 'Toutes spécialités' : codes.map(specialtyName).join(', ')
}
