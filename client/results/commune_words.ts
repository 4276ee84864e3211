import { departmentName, departmentOfCommune } from '../reference/regions.ts'

/** « Bonneval (Eure-et-Loir) » */
export function communeWords(commune: { code: string; name: string }): string {
  return `${commune.name} (${departmentName(departmentOfCommune(commune.code))})`
}
