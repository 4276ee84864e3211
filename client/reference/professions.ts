import professionList from '../../data/reference/professions.json'

export const professions = professionList

const byCode = new Map(professionList.map((profession) => [profession.code as string, profession]))

export function professionLabel(code: string): string {
  return byCode.get(code)?.label ?? code
}

/** The classes a profession's zoning knows, from the most short of care on. */
export function classesOf(profession: string) {
  return byCode.get(profession)?.classes ?? []
}
