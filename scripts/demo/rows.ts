import { frenchSpaces } from '../../server/french.ts'
import type { Reference } from '../../server/geography/reference.ts'
import { type Column, demonstrationPrefix } from '../../server/places/columns.ts'
import { describeFunctions } from './functions.ts'
import { drawCalendar, drawSpecialties, offers } from './offers.ts'
import { randomFor } from './random.ts'
import type { Structure } from './select.ts'

export type Row = Record<Column, string>

/** The places of the structures, ordered by region, commune and structure, numbered within each region. */
export function toRows(structures: Structure[], seed: string, { regions }: Reference): Row[] {
  const ordered = [...structures].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const numbers = new Map<string, number>()
  return ordered.flatMap((structure) => {
    const { region } = structure.commune
    const random = randomFor(`${seed} ${structure.finess}`)
    return drawSpecialties(structure.category, random).map((specialties): Row => {
      const number = (numbers.get(region) ?? 0) + 1
      numbers.set(region, number)
      const mode = random.weighted(offers[structure.category].modes)
      const calendar = drawCalendar(random)
      // Some officers have no point to give: the reader then takes the commune's.
      const pointless = random.next() < 0.03
      return {
        identifiant: `${demonstrationPrefix}${region}-${String(number).padStart(4, '0')}`,
        profession: 'medecin',
        specialites: specialties.join('|') || 'toutes',
        mode_exercice: mode,
        nombre_postes: String(calendar.posts),
        structure: structure.displayName,
        finess: structure.finess,
        employeur: mode === 'liberal' ? '' : employerOf(structure),
        adresse: '',
        code_postal: structure.commune.postal_codes[0] ?? '',
        code_commune: structure.commune.code,
        longitude: pointless ? '' : structure.point[0].toFixed(5),
        latitude: pointless ? '' : structure.point[1].toFixed(5),
        fonctions: frenchSpaces(describeFunctions(structure.category, specialties, random)),
        contact: `Référent CESP de l’${regions.get(region)!.ars.name}`,
        chu: 'non',
        ouvert_le: calendar.opensOn,
        ferme_le: calendar.closesOn ?? '',
      }
    })
  })
}

const orderOf = ({ commune, finess }: Structure) => `${commune.region} ${commune.code} ${finess}`

/** Who signs the contract: the town for a municipal centre, the manager of the centre, else the establishment. */
function employerOf({ category, kind, displayName, commune }: Structure): string {
  if (category === '603') return 'Employeur à préciser avec la maison de santé'
  if (category === '124')
    return kind.name.includes('municipal')
      ? frenchSpaces(`Commune : ${commune.name}`)
      : 'Gestionnaire du centre de santé'
  return displayName
}
