import { frenchSpaces, writeDay } from '../french.ts'
import type { PlaceRecord } from '../places/schema.ts'
import type { PublicationEvidence, Zone } from '../zoning/schema.ts'
import type { Names, Question } from './question.ts'
import type { Reason } from './schema.ts'
import { roundKilometres, writeChoice, writeKilometres, writeMode } from './words.ts'

/** How a reason is said, and what proves it. Whether it holds is decided in `eligibility.ts` and `priority.ts`. */

/** Where the record of a place comes from, for whoever checks a reason. */
const LIST = 'liste nationale des lieux d’exercice (article L. 632-6 du code de l’éducation)'

function say(
  code: Reason['code'],
  ok: boolean,
  text: string,
  evidence: Partial<Reason['evidence']> & { source: string },
): Reason {
  return {
    code,
    ok,
    text: frenchSpaces(text),
    evidence: { value: null, expected: null, publication: null, ...evidence },
  }
}

export function sayProfession(
  ok: boolean,
  { profession }: PlaceRecord,
  question: Question,
  names: Names,
): Reason {
  const offered = names.profession(profession).toLowerCase()
  const asked = names.profession(question.profession).toLowerCase()
  const text = ok
    ? `Le poste est pour votre profession : ${offered}.`
    : `Le poste est pour une autre profession : ${offered}, et non ${asked}.`
  return say('profession', ok, text, { source: LIST, value: profession, expected: question.profession })
}

export function saySpecialty(
  ok: boolean,
  { specialties }: PlaceRecord,
  specialty: string,
  { specialty: name }: Names,
): Reason {
  const offered = specialties.map((each) => name(each).toLowerCase())
  const yours = name(specialty).toLowerCase()
  const text =
    specialties.length === 0
      ? 'Le lieu est ouvert à toutes les spécialités.'
      : ok
        ? `Le lieu demande votre spécialité : ${yours}.`
        : `Le lieu demande une autre spécialité : ${writeChoice(offered)}, et non ${yours}.`
  return say('specialty', ok, text, {
    source: LIST,
    value: specialties.join('|') || 'toutes',
    expected: specialty,
  })
}

export function sayMode(ok: boolean, { mode }: PlaceRecord, modes: Question['modes']): Reason {
  const offered = writeMode(mode)
  const text =
    modes.length === 0
      ? `Exercice ${offered} ; vous n’avez écarté aucun mode.`
      : ok
        ? `Exercice ${offered}, comme vous le cherchez.`
        : `Exercice ${offered}, alors que vous cherchez ${writeChoice(modes.map(writeMode))}.`
  return say('mode', ok, text, { source: LIST, value: mode, expected: modes.join('|') || null })
}

export function sayOpen(ok: boolean, { opens_on, closes_on }: PlaceRecord, on: string): Reason {
  const until = closes_on ? ` et jusqu’au ${writeDay(closes_on)}` : ''
  const text = ok
    ? `Le lieu est ouvert depuis le ${writeDay(opens_on)}${until}.`
    : opens_on > on
      ? `Le lieu n’ouvre que le ${writeDay(opens_on)}.`
      : `Le lieu est fermé depuis le ${writeDay(closes_on!)}.`
  return say('open', ok, text, { source: LIST, value: `${opens_on}/${closes_on ?? '..'}`, expected: on })
}

export function sayPosts(ok: boolean, { posts_left }: PlaceRecord): Reason {
  const text = ok
    ? `Il y a ${posts_left === 1 ? 'un poste' : `${posts_left} postes`} à pourvoir.`
    : 'Il n’y a plus de poste à pourvoir.'
  return say('posts', ok, text, { source: LIST, value: String(posts_left), expected: '≥ 1' })
}

export function sayZone(
  ok: boolean,
  zone: Zone | null,
  publication: PublicationEvidence | null,
  on: string,
  source: string,
): Reason {
  if (!zone || !publication) {
    const text = `Aucun zonage publié ici n’est en vigueur le ${writeDay(on)} : on ne peut pas dire si ce lieu est ouvert au CESP.`
    return say('zone', ok, text, { source, expected: 'une zone ouverte au CESP' })
  }
  const opening =
    zone.eligible === null
      ? 'on ne sait pas si cette zone est ouverte au CESP'
      : `cette zone ${ok ? 'est' : 'n’est pas'} ouverte au CESP`
  const since = publication.effective_on_is_latest
    ? `en vigueur le ${writeDay(publication.effective_on)} au plus tard`
    : `en vigueur depuis le ${writeDay(publication.effective_on)}`
  const why = ok ? '' : ` ${zone.note ?? zone.why}`
  const text = `${zone.label} : ${opening}. Acte : ${publication.act}, ${since}.${why}`
  return say('zone', ok, text, {
    source,
    value: zone.class,
    expected: 'une zone ouverte au CESP',
    publication,
  })
}

export function sayDistance(ok: boolean, km: number, max: number): Reason {
  const text = ok
    ? `Le lieu est à ${writeKilometres(km)} du point choisi.`
    : `Le lieu est à ${writeKilometres(km)} du point choisi, au-delà des ${writeKilometres(max)} demandés.`
  return say('distance', ok, text, {
    source: 'distance orthodromique entre le lieu et le point choisi',
    value: String(roundKilometres(km)),
    expected: `≤ ${max}`,
  })
}

/** `established`: the regime of the contract writes the priority; null where the text could not be read (domain.md §8). */
export function sayPriority(
  ok: boolean,
  region: string,
  trainingRegion: string | null,
  established: boolean | null,
  source: string,
  names: Names,
): Reason {
  const evidence = { source, value: region, expected: trainingRegion }
  if (trainingRegion === null) {
    const text = 'Vous n’avez pas dit où vous êtes formé·e : la priorité régionale n’est pas calculée.'
    return say('regional_priority', ok, text, evidence)
  }
  if (region !== trainingRegion) {
    const text = `Le lieu est dans une autre région (${names.region(region)}) que celle de votre UFR (${names.region(trainingRegion)}) : pas de priorité régionale.`
    return say('regional_priority', ok, text, evidence)
  }
  const here = `Le lieu est dans la région de votre UFR (${names.region(region)})`
  const text =
    established === true
      ? `${here} : à projet professionnel présentant un intérêt égal, vous bénéficiez d’une priorité de choix.`
      : established === null
        ? `${here}. Les contrats signés avant le 20 mars 2020 y ont, à projet professionnel présentant un intérêt égal, une priorité de choix ; qu’elle vaille pour le vôtre n’a pas été vérifié : demandez-le à l’ARS.`
        : `${here}, ce qui ne donne pas de priorité pour votre contrat.`
  return say('regional_priority', ok, text, evidence)
}
