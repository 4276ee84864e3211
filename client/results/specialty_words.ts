import { specialtyName } from '../reference/specialties.ts'

/** The specialties a place asks for, in words; an empty list means all of them (contract: `toutes`). */
export function specialtyWords(codes: readonly string[]): string {
  return codes.length === 0 ? 'Toutes spécialités' : choice(codes.map(specialtyName))
}

/** « Gériatrie, pédiatrie ou psychiatrie » */
function choice([first = '', ...others]: string[]): string {
  const rest = others.map((name) => name.toLocaleLowerCase('fr'))
  return rest.length === 0 ? first : `${[first, ...rest.slice(0, -1)].join(', ')} ou ${rest.at(-1)}`
}
