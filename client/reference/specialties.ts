import specialtyList from '../../data/reference/specialties.json'
import { compareWords } from '../typography/plain_words.ts'

/** The 44 DES in alphabetical order. */
export const specialties = specialtyList
  .map(({ code, name, discipline }) => ({ code, name, discipline }))
  .sort((a, b) => compareWords(a.name, b.name))

const nameByCode = new Map(specialtyList.map(({ code, name }) => [code, name]))

export function specialtyName(code: string): string {
  return nameByCode.get(code) ?? code
}
