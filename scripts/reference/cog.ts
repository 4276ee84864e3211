import { readFile } from 'node:fs/promises'

/** One entry of the COG as @etalab/decoupage-administratif publishes it (communes.json). */
export interface CogEntry {
  code: string
  nom: string
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  zone?: 'metro' | 'drom' | 'com'
  departement: string
  region: string
  codesPostaux?: string[]
  population?: number
  /** The commune that holds a déléguée or associée. */
  chefLieu?: string
  /** The city of an arrondissement. */
  commune?: string
}

export interface Area {
  code: string
  nom: string
  zone: 'metro' | 'drom' | 'com'
  region?: string
}

export interface Unit {
  code: string
  name: string
  kind: 'commune' | 'arrondissement'
  /** INSEE code of the city, for an arrondissement; else empty. */
  parent: string
  department: string
  region: string
  postal_codes: string[]
  /** Legal municipal population. */
  population: number
}

/**
 * Millésime of the legal population that the package gives. Mayotte has the census of 2017: its 17 figures
 * add up to the 256,518 inhabitants of that census, and INSEE's file of 2023 leaves Mayotte out.
 */
export function populationYear(department: string): number {
  return department === '976' ? 2017 : 2023
}

async function readPackage<T>(file: string): Promise<T> {
  const url = new URL(`./node_modules/@etalab/decoupage-administratif/data/${file}`, import.meta.url)
  return JSON.parse(await readFile(url, 'utf8')) as T
}

/** The whole COG 2026: communes of every kind, departments, regions. */
export async function readCog() {
  return {
    communes: await readPackage<CogEntry[]>('communes.json'),
    departments: await readPackage<Area[]>('departements.json'),
    regions: await readPackage<Area[]>('regions.json'),
  }
}

/** The communes of metropolitan France and the DROM plus the municipal arrondissements, sorted by code. */
export function listUnits(entries: CogEntry[]): Unit[] {
  const units: Unit[] = []
  for (const entry of entries) {
    const arrondissement = entry.type === 'arrondissement-municipal'
    if (!arrondissement && (entry.type !== 'commune-actuelle' || entry.zone === 'com')) continue
    if (entry.population === undefined || !entry.codesPostaux?.length)
      throw new Error(`COG : population ou code postal absent pour ${entry.code} ${entry.nom}`)
    units.push({
      code: entry.code,
      name: entry.nom,
      kind: arrondissement ? 'arrondissement' : 'commune',
      parent: arrondissement ? (entry.commune ?? '') : '',
      department: entry.departement,
      region: entry.region,
      postal_codes: [...entry.codesPostaux].sort(),
      population: entry.population,
    })
  }
  return units.sort((a, b) => (a.code < b.code ? -1 : 1))
}
