import specialtyList from '../../data/reference/specialties.json'

const collator = new Intl.Collator('fr')

/** The 44 DES in alphabetical order. */
export const specialties = specialtyList
  .map(({ code, name, discipline }) => ({ code, name, discipline }))
  .sort((a, b) => collator.compare(a.name, b.name))

const nameByCode = new Map(specialtyList.map(({ code, name }) => [code, name]))

export function specialtyName(code: string): string {
  return nameByCode.get(code) ?? code
}
