import type { RegionCode } from '../geography/schema.ts'
import type { Profession } from './schema.ts'

/** Why a region has no class at the commune, where its act says so. Takes the place of what the file says. */
const reasons: { profession: Profession; region: RegionCode; note: string }[] = [
  {
    // domain.md §2: « Réunion grands quartiers »
    profession: 'medecin',
    region: '04',
    note: 'À La Réunion, le zonage des médecins est établi par « grand quartier », en dessous de la commune : la classe d’une commune entière n’est pas définie.',
  },
]

/** The reason that stands for a whole region, null when it has none. */
export function notClassifiedReason(profession: Profession, region: RegionCode): string | null {
  return reasons.find((r) => r.profession === profession && r.region === region)?.note ?? null
}

/** The note of a unit that a national compilation leaves out. */
export const ABSENT = 'Absente du fichier de zonage.'
