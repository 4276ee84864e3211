import universities from '../../data/reference/universities.json'
import { regionName } from './regions.ts'

export interface Training {
  /** University code, or `region-24`. */
  code: string
  label: string
  hint: string
  /** INSEE region that gets the priority (domain.md §1.2: the region of the UFR). */
  region: string
}

export const trainings: Training[] = universities.map(({ code, name, city, region }) => ({
  code,
  label: name,
  hint: city === name ? regionName(region) : `${city}, ${regionName(region)}`,
  region,
}))

/** What the address means by `formation`; null for a code of no faculty and no region. */
export function findTraining(code: string | null): Training | null {
  if (code === null) return null
  const region = /^region-(\d{2})$/.exec(code)?.[1]
  if (region === undefined) return trainings.find((training) => training.code === code) ?? null
  const name = regionName(region)
  return name === region ? null : { code, label: name, hint: 'Région', region }
}
