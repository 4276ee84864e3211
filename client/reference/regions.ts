import departmentList from '../../data/reference/departments.json'
import regionList from '../../data/reference/regions.json'
import { compareWords } from '../typography/plain_words.ts'

export const regionsByName = [...regionList].sort((a, b) => compareWords(a.name, b.name))

const regionByCode = new Map(regionList.map((region) => [region.code, region]))
const departmentByCode = new Map(departmentList.map((department) => [department.code, department]))

/** The name of a region, its code when nobody knows it. */
export function regionName(code: string): string {
  return regionByCode.get(code)?.name ?? code
}

const withArticle: Record<string, string> = {
  '04': 'à La Réunion',
  '06': 'à Mayotte',
  '32': 'dans les Hauts-de-France',
  '44': 'dans le Grand Est',
  '52': 'dans les Pays de la Loire',
}

/** `24` → `en Centre-Val de Loire`, `32` → `dans les Hauts-de-France`. */
export function inRegion(code: string): string {
  return withArticle[code] ?? `en ${regionName(code)}`
}

/** The ARS of a region. */
export function arsOf(region: string): { name: string; url: string } | null {
  return regionByCode.get(region)?.ars ?? null
}

/** `97302` → `973`, `37261` → `37`, `2A004` → `2A`. */
export function departmentOfCommune(code: string): string {
  return code.slice(0, code.startsWith('97') ? 3 : 2)
}

export function departmentName(code: string): string {
  return departmentByCode.get(code)?.name ?? code
}
