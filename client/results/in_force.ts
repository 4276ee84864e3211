import type { Publication } from '../../server/zoning/schema.ts'
import { regionName } from '../reference/regions.ts'
import { compareWords } from '../typography/plain_words.ts'

/** Publications in force, one a region, by the region's name; and those announced, by their date of effect. */
export function inForceByRegion(publications: readonly Publication[]): {
  inForce: Publication[]
  toCome: Publication[]
} {
  return {
    inForce: publications
      .filter(({ status }) => status === 'in_force')
      .sort((a, b) => compareWords(regionName(a.region), regionName(b.region))),
    toCome: publications
      .filter(({ status }) => status === 'to_come')
      .sort((a, b) => (a.effective_on < b.effective_on ? -1 : 1)),
  }
}

/**
 * Share of the population of a publication living in a class, 0 to 1. null without population figures, and where no
 * commune has a class (La Réunion): nobody knows there how many live in a ZIP.
 */
export function shareOf(publication: Publication, zoneClass: keyof Publication['by_class']): number | null {
  const all = Object.values(publication.by_class).reduce((sum, { population }) => sum + population, 0)
  if (zoneClass !== 'NC' && publication.by_class.NC?.population === all) return null
  return all === 0 ? null : (publication.by_class[zoneClass]?.population ?? 0) / all
}
