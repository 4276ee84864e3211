import { describe, expect, it } from 'vitest'
import { matchPlaces } from '../../server/matching/match.ts'
import type { Question } from '../../server/matching/question.ts'
import type { Regime } from '../../server/matching/regime.ts'
import type { PlaceRecord } from '../../server/places/schema.ts'
import type { Zone } from '../../server/zoning/schema.ts'
import { act, current, former, known, names, question, zone } from './examples.ts'

function matchOne(
  fields: Partial<PlaceRecord>,
  asked: Partial<Question> = {},
  at: Zone | null = zone(),
  regime: Regime = current,
) {
  return matchPlaces([known(fields, at, { regime })], question(asked), regime, names)[0]!
}

/** The codes of the reasons that exclude the place. */
const against = (...args: Parameters<typeof matchOne>) => {
  const match = matchOne(...args)
  const codes = match.reasons.filter(({ code, ok }) => !ok && code !== 'regional_priority').map((r) => r.code)
  expect(match.eligible).toBe(codes.length === 0)
  return codes
}

const textOf = (code: string, ...args: Parameters<typeof matchOne>) =>
  plain(matchOne(...args).reasons.find((reason) => reason.code === code)!.text)

/** The sentence without its no-break spaces. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}

describe('a place is open to a candidate', () => {
  it('of its profession, its specialty and its mode, open, with a post, in ZIP', () => {
    expect(against({})).toEqual([])
  })

  it('of any specialty when it asks for all', () => {
    expect(against({ specialties: [] }, { specialty: 'psychiatrie' })).toEqual([])
  })

  it('of one of the specialties it asks for', () => {
    expect(against({ specialties: ['geriatrie', 'psychiatrie'] }, { specialty: 'psychiatrie' })).toEqual([])
  })

  it('whatever the mode when the candidate rules none out', () => {
    for (const mode of ['liberal', 'salarie', 'mixte'] as const) expect(against({ mode })).toEqual([])
  })

  it('on the very day it opens and on the very day it closes', () => {
    expect(against({ opens_on: '2026-11-22', closes_on: '2026-11-22' })).toEqual([])
  })

  it('in ZAC as in ZIP', () => {
    expect(against({}, {}, zone({ class: 'ZAC' }))).toEqual([])
  })
})

describe('a place is closed to a candidate', () => {
  it.each<[string, Partial<PlaceRecord>, Partial<Question>]>([
    ['profession', { profession: 'sage_femme' }, {}],
    ['specialty', { specialties: ['psychiatrie'] }, {}],
    ['mode', { mode: 'salarie' }, { modes: ['liberal', 'mixte'] }],
    ['open', { opens_on: '2026-11-23' }, {}],
    ['open', { closes_on: '2026-11-21' }, {}],
    ['posts', { posts: 0 }, {}],
    ['distance', {}, { near: [-4.49, 48.39], max_km: 100 }],
  ])('by its %s alone', (code, fields, asked) => {
    expect(against(fields, asked)).toEqual([code])
  })

  it.each([
    ['a class outside the CESP', zone({ class: 'HZ', eligible: false })],
    ['a class nobody could say open or not', zone({ class: 'TERRITOIRE_FRAGILE', eligible: null })],
    ['a unit that is not classified', zone({ class: 'NC', eligible: false })],
    ['no zoning in force', null],
  ])('by its zone: %s', (_title, at) => {
    expect(against({}, {}, at)).toEqual(['zone'])
  })

  it('for several reasons at once, all of them said', () => {
    expect(against({ mode: 'salarie', posts: 0 }, { modes: ['liberal'] }, null)).toEqual([
      'mode',
      'posts',
      'zone',
    ])
  })
})

describe('the regional priority', () => {
  it('is for the places in the region of the candidate’s UFR', () => {
    expect(matchOne({ region: '24' }).priority).toBe(true)
    expect(matchOne({ region: '53' }).priority).toBe(false)
  })

  it('never excludes', () => {
    expect(matchOne({ region: '53' }).eligible).toBe(true)
  })

  it('is said as the old decree writes it, for the contracts it governs', () => {
    expect(textOf('regional_priority', {}, {}, zone(), former)).toBe(
      'Le lieu est dans la région de votre UFR (Centre-Val de Loire) : à projet professionnel présentant un intérêt égal, vous bénéficiez d’une priorité de choix.',
    )
  })

  it('is said to be unverified for the contracts signed since', () => {
    expect(textOf('regional_priority', {})).toContain('n’a pas été vérifié')
  })

  it('does not hold where a regime refuses it', () => {
    const rules = {
      ...current.rules,
      regional_priority: { ...current.rules.regional_priority, value: false },
    }
    expect(matchOne({}, {}, zone(), { ...current, rules }).priority).toBe(false)
  })
})

describe('a reason', () => {
  it('of zone carries the publication and its dates', () => {
    const reason = matchOne({}).reasons.find(({ code }) => code === 'zone')!
    expect(reason.evidence).toMatchObject({ value: 'ZIP', publication: act })
    expect(plain(reason.text)).toBe(
      'Zone d’intervention prioritaire : cette zone est ouverte au CESP. Acte : Arrêté de l’ARS Centre-Val de Loire, en vigueur le 9 mai 2025 au plus tard.',
    )
  })

  it('says why a unit is not classified', () => {
    const note = 'Zonage par grand quartier.'
    expect(textOf('zone', {}, {}, zone({ class: 'NC', eligible: false, note }))).toContain(note)
  })

  it.each<[string, Partial<PlaceRecord>, Partial<Question>, string]>([
    ['open', { closes_on: '2026-09-30' }, {}, 'Le lieu est fermé depuis le 30 septembre 2026.'],
    ['open', { opens_on: '2027-03-01' }, {}, 'Le lieu n’ouvre que le 1er mars 2027.'],
    ['posts', { posts: 2 }, {}, 'Il y a 2 postes à pourvoir.'],
    [
      'mode',
      { mode: 'salarie' },
      { modes: ['liberal', 'mixte'] },
      'Exercice salarié, alors que vous cherchez libéral ou mixte.',
    ],
    [
      'specialty',
      { specialties: ['psychiatrie'] },
      {},
      'Le lieu demande une autre spécialité : psychiatrie, et non médecine générale.',
    ],
  ])('of %s names the value and what was expected', (code, fields, asked, text) => {
    expect(textOf(code, fields, asked)).toBe(text)
  })

  it('never breaks a line before its punctuation', () => {
    for (const { text } of matchOne({ posts: 0 }, {}, null).reasons) expect(text).not.toMatch(/ [:;?!]/)
  })

  it('of distance is given only when a distance is asked', () => {
    const codes = (asked: Partial<Question>) => matchOne({}, asked).reasons.map(({ code }) => code)
    expect(codes({ near: [0.69, 47.39] })).not.toContain('distance')
    expect(codes({ near: [0.69, 47.39], max_km: 500 })).toContain('distance')
  })
})

describe('a candidate who does not say where they are trained', () => {
  it('has priority nowhere, and is told why', () => {
    expect(matchOne({}, { training_region: null }).priority).toBe(false)
    expect(textOf('regional_priority', {}, { training_region: null })).toContain('n’avez pas dit')
  })

  it('sees the same open places', () => {
    expect(against({}, { training_region: null })).toEqual([])
  })
})
