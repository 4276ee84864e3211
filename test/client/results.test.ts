import { describe, expect, it } from 'vitest'
import { aplPoints, aplScale } from '../../client/results/apl_scale.ts'
import { countFilters, filterMatches } from '../../client/results/filter.ts'
import { failingReasons, groupExcluded } from '../../client/results/group_excluded.ts'
import { publicationsOf } from '../../client/results/publications_of.ts'
import { questionWords } from '../../client/results/question_words.ts'
import { announcedWords, sinceMonthWords } from '../../client/results/stability_words.ts'
import { truthOf } from '../../client/results/truth.ts'
import { answersTo } from '../../client/ui/search_words.ts'
import { defaultQuestion, defaultView } from '../../client/url_state/search_state.ts'
import { match } from './examples.ts'

const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null

describe('the line of truth', () => {
  it('counts the open, the priority and the excluded places', () => {
    const truth = truthOf({ eligible: 43, priority: 12, ineligible: 61 }, 'en Centre-Val de Loire')
    expect(plain(truth.open)).toBe('43 lieux vous sont ouverts')
    expect(plain(truth.priority)).toBe('dont 12 prioritaires en Centre-Val de Loire')
    expect(plain(truth.excluded)).toBe('61 autres sont écartés')
  })

  it('speaks in the singular of one place', () => {
    const truth = truthOf({ eligible: 1, priority: 1, ineligible: 1 }, 'à Mayotte')
    expect(plain(truth.open)).toBe('1 lieu vous est ouvert')
    expect(plain(truth.priority)).toBe('dont 1 prioritaire à Mayotte')
    expect(plain(truth.excluded)).toBe('1 autre est écarté')
  })

  it('says that none is open, and none has priority', () => {
    expect(truthOf({ eligible: 0, priority: 0, ineligible: 3 }, 'en Corse').open).toBe(
      'Aucun lieu ne vous est ouvert',
    )
    expect(truthOf({ eligible: 5, priority: 0, ineligible: 0 }, 'en Corse').priority).toContain(
      'aucun en Corse',
    )
  })

  it('says nothing of priority before the university is known', () => {
    expect(truthOf({ eligible: 5, priority: 0, ineligible: 0 }, null).priority).toBeNull()
  })
})

describe('filters', () => {
  const places = [
    match({ id: 'A' }),
    match({ id: 'B', region: '53', commune: { code: '29103', name: 'Landerneau' } }),
    match({ id: 'C', zone: { class: 'ZAC', label: '', eligible: true }, functions: 'Urgences pédiatriques' }),
  ]
  const ids = (filters: Partial<typeof defaultView>) =>
    filterMatches(places, { ...defaultView, ...filters }).map(({ place }) => place.id)

  it('keep everything, in order, when none is set', () => {
    expect(ids({})).toEqual(['A', 'B', 'C'])
    expect(countFilters(defaultView)).toBe(0)
  })

  it('narrow by zone, region, department and priority', () => {
    expect(ids({ zones: ['ZAC'] })).toEqual(['C'])
    expect(ids({ region: '53' })).toEqual(['B'])
    expect(ids({ department: '28' })).toEqual(['A', 'C'])
    expect(ids({ priorityOnly: true })).toEqual([])
  })

  it('find words without their accents, in any order, also in the department', () => {
    expect(ids({ text: 'PEDIATRIQUE urgence' })).toEqual(['C'])
    expect(ids({ text: 'finistere' })).toEqual(['B'])
  })
})

describe('excluded places', () => {
  const excluded = [
    match({ id: 'A' }, ['mode']),
    match({ id: 'B' }, ['mode', 'specialty']),
    match({ id: 'C' }, ['zone']),
  ]

  it('are counted once, under the reason that the person can do least about', () => {
    const groups = groupExcluded([...excluded, match({ id: 'D' })])
    expect(groups.map(({ code, matches }) => [code, matches.map(({ place }) => place.id)])).toEqual([
      ['zone', ['C']],
      ['mode', ['A']],
      ['specialty', ['B']],
    ])
  })

  it('never leave one out', () => {
    expect(groupExcluded(excluded).flatMap(({ matches }) => matches)).toHaveLength(excluded.length)
  })

  it('tell the zone first on the card', () => {
    expect(failingReasons(match({}, ['mode', 'zone'])).map(({ code }) => code)).toEqual(['zone', 'mode'])
  })
})

describe('words', () => {
  it('say the question', () => {
    expect(
      plain(
        questionWords({
          ...defaultQuestion,
          training: 'tours',
          modes: ['liberal', 'mixte'],
          on: '2027-11-01',
        }),
      ),
    ).toBe('Médecine générale, formation : Tours, en libéral ou mixte, installation le 1er novembre 2027')
  })

  it('say since when a commune is open, and what is announced', () => {
    const { stability } = match()
    expect(plain(sinceMonthWords(stability))).toBe('ouverte depuis mai 2025 au moins')
    expect(announcedWords(stability)).toBeNull()
    expect(plain(announcedWords({ ...stability, announced: { class: 'ZAR', from: '2027-01-01' } }))).toBe(
      'Passera en ZAR le 1er janvier 2027',
    )
  })

  it('typed in part find their option', () => {
    expect(answersTo('médecine générale', 'med gen')).toBe(true)
    expect(answersTo('médecine d’urgence', 'urg')).toBe(true)
    expect(answersTo('médecine générale', 'neurale')).toBe(false)
  })
})

it('cites each act once', () => {
  expect(publicationsOf([match(), match({ id: 'B' })])).toHaveLength(1)
})

describe('the APL curve', () => {
  const frame = { width: 100, height: 100, margin: { top: 10, right: 10, bottom: 10, left: 10 } }

  it('leaves out the year nobody computed', () => {
    expect(aplPoints({ 2021: 2, 2019: 3 })).toEqual([
      { year: 2019, value: 3 },
      { year: 2021, value: 2 },
    ])
  })

  it('starts at zero, and its axis goes beyond the highest value', () => {
    const points = aplPoints({ 2015: 3.4, 2023: 2.1 })
    const { x, y, ticks } = aplScale(points, frame)
    expect(y(0)).toBe(90)
    expect([x(2015), x(2023)]).toEqual([10, 90])
    expect(ticks).toEqual([0, 1, 2, 3, 4])
    expect(y(3.4)).toBeGreaterThanOrEqual(10)
  })

  it('draws a single year without dividing by zero', () => {
    expect(Number.isFinite(aplScale([{ year: 2023, value: 1 }], frame).x(2023))).toBe(true)
  })
})
