import type { Mode } from '../../server/places/schema.ts'
import type { Category } from './establishments.ts'
import type { Random } from './random.ts'

/** What a kind of structure offers: plausible weights, chosen by us; nothing here is observed. */
interface Offer {
  specialties: readonly (readonly [specialty: string, weight: number])[]
  modes: readonly (readonly [Mode, number])[]
  /** How many places one structure has on the list. */
  places: readonly (readonly [number, number])[]
}

const generalPractice = [['medecine-generale', 1]] as const

export const offers: Record<Category, Offer> = {
  '603': { specialties: generalPractice, modes: [['liberal', 82], ['mixte', 18]], places: [[1, 1]] },
  '124': { specialties: generalPractice, modes: [['salarie', 92], ['mixte', 8]], places: [[1, 1]] },
  '106': {
    specialties: [
      ['geriatrie', 50],
      ['medecine-generale', 25],
      ['medecine-physique-et-de-readaptation', 15],
      ['psychiatrie', 10],
    ],
    modes: [['salarie', 78], ['mixte', 22]],
    places: [[1, 75], [2, 25]],
  },
  '292': {
    specialties: [['psychiatrie', 92], ['medecine-generale', 8]],
    modes: [['salarie', 88], ['mixte', 12]],
    places: [[1, 60], [2, 40]],
  },
  '355': {
    specialties: [
      ['psychiatrie', 14], ['medecine-d-urgence', 14], ['geriatrie', 12], ['anesthesie-reanimation', 10],
      ['radiologie-et-imagerie-medicale', 8], ['pediatrie', 8], ['gynecologie-obstetrique', 6],
      ['medecine-cardiovasculaire', 6], ['ophtalmologie', 5], ['pneumologie', 4], ['hepato-gastro-enterologie', 4],
      ['medecine-physique-et-de-readaptation', 4], ['neurologie', 4], ['endocrinologie-diabetologie-nutrition', 3],
      ['nephrologie', 3], ['dermatologie-et-venereologie', 3], ['rhumatologie', 2], ['oncologie', 2],
      ['oto-rhino-laryngologie-chirurgie-cervico-faciale', 2], ['chirurgie-orthopedique-et-traumatologique', 2],
      ['chirurgie-viscerale-et-digestive', 2], ['maladies-infectieuses-et-tropicales', 1], ['biologie-medicale', 1],
      ['sante-publique', 1],
    ],
    modes: [['salarie', 84], ['mixte', 16]],
    places: [[1, 35], [2, 40], [3, 25]],
  },
  '365': {
    specialties: [
      ['anesthesie-reanimation', 22], ['ophtalmologie', 14], ['medecine-cardiovasculaire', 12],
      ['hepato-gastro-enterologie', 12], ['radiologie-et-imagerie-medicale', 10],
      ['medecine-physique-et-de-readaptation', 10], ['chirurgie-orthopedique-et-traumatologique', 8], ['urologie', 8],
      ['gynecologie-obstetrique', 4],
    ],
    modes: [['liberal', 72], ['salarie', 14], ['mixte', 14]],
    places: [[1, 80], [2, 20]],
  },
} // biome-ignore format: weights read better in rows

/** The specialties of each place of a structure: most ask for one, some for either of two, a few for any (`[]`). */
export function drawSpecialties(category: Category, random: Random): string[][] {
  const offer = offers[category]
  const count = random.weighted(offer.places)
  const drawn: string[][] = []
  while (drawn.length < count) {
    const first = random.weighted(offer.specialties)
    if (drawn.some((each) => each.includes(first))) continue
    const hospital = category === '355' || category === '106'
    const chance = random.next()
    const second = random.weighted(offer.specialties)
    if (hospital && chance < 0.02) drawn.push([])
    else if (hospital && chance < 0.07 && second !== first) drawn.push([first, second])
    else drawn.push([first])
  }
  return drawn
}

export interface Calendar {
  posts: number
  opensOn: string
  closesOn: string | null
}

const openings = [
  ['2026-01-01', 20], ['2026-02-02', 10], ['2026-03-02', 14], ['2026-04-01', 12], ['2026-05-04', 14],
  ['2026-06-01', 10], ['2026-09-01', 10], ['2026-11-02', 10],
] as const // biome-ignore format: weights read better in rows

/** Most places are open with one post; a few are closed, not open yet, or without a post left, so that every reason shows. */
export function drawCalendar(random: Random): Calendar {
  const posts = random.weighted([[1, 70], [2, 22], [3, 8]] as const) // biome-ignore format: weights
  const opensOn = random.weighted(openings)
  const chance = random.next()
  if (chance < 0.02)
    return { posts, opensOn: '2026-01-01', closesOn: random.pick(['2026-06-30', '2026-09-30']) }
  if (chance < 0.04) return { posts, opensOn: random.pick(['2027-03-01', '2027-05-03']), closesOn: null }
  if (chance < 0.06) return { posts: 0, opensOn, closesOn: null }
  const closesOn =
    random.next() < 0.15 ? random.pick(['2027-06-30', '2027-10-31', '2027-12-31', '2028-06-30']) : null
  return { posts, opensOn, closesOn }
}
