import type { Match, Reason } from '../../server/matching/schema.ts'

export interface ExcludedGroup {
  code: Reason['code']
  title: string
  /** What would make these places possible. */
  way: string
  matches: Match[]
}

const order: Reason['code'][] = ['zone', 'open', 'posts', 'mode', 'distance', 'specialty', 'profession']

const words: Record<string, { title: string; way: string }> = {
  zone: {
    title: 'Leur zone n’est pas ouverte au CESP',
    way: 'La zone peut changer à la prochaine révision du zonage par l’ARS. Vous pouvez aussi choisir une autre date d’installation.',
  },
  open: {
    title: 'Ils ne sont pas ouverts à la date choisie',
    way: 'Choisissez une date d’installation comprise dans leur période d’ouverture.',
  },
  posts: {
    title: 'Tous leurs postes sont pourvus',
    way: 'Un poste peut se libérer : l’ARS de la région tient la liste à jour.',
  },
  mode: {
    title: 'Leur mode d’exercice n’est pas celui que vous cherchez',
    way: 'Ajoutez ce mode d’exercice à votre recherche.',
  },
  distance: {
    title: 'Ils sont plus loin que la distance choisie',
    way: 'Élargissez la distance, ou retirez-la.',
  },
  specialty: {
    title: 'Ils demandent une autre spécialité',
    way: 'La spécialité du poste est fixée par la liste nationale.',
  },
  profession: {
    title: 'Ils s’adressent à une autre profession',
    way: 'La profession du poste est fixée par la liste nationale.',
  },
}

/** The reasons that exclude, the one to tell first at the head. */
export function failingReasons(match: Match): Reason[] {
  return match.reasons
    .filter((reason) => !reason.ok && reason.code !== 'regional_priority')
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
}

/** What would make a place possible, for one failing reason. */
export function wayOf(code: Reason['code']): string | null {
  return words[code]?.way ?? null
}

/**
 * Excluded places by the reason nearest to being lifted by the person: a place refused for its specialty only
 * counts there, one refused for its mode and its specialty counts under the specialty, the harder of the two.
 */
export function groupExcluded(matches: Match[]): ExcludedGroup[] {
  const groups = new Map<Reason['code'], Match[]>()
  for (const match of matches) {
    const hardest = failingReasons(match).at(-1)
    if (match.eligible || !hardest) continue
    groups.set(hardest.code, [...(groups.get(hardest.code) ?? []), match])
  }
  return order
    .filter((code) => groups.has(code))
    .map((code) => ({ code, ...words[code]!, matches: groups.get(code)! }))
}
