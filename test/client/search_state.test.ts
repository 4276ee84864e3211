import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSearch } from '../../client/url_state/read.ts'
import {
  defaultQuestion,
  defaultView,
  faces,
  type SearchState,
  sorts,
} from '../../client/url_state/search_state.ts'
import { writeQuestion, writeSearch } from '../../client/url_state/write.ts'
import { zoneClassCodes } from '../../server/nomenclature/schema.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)
const point = fc.tuple(
  fc.integer({ min: -18000, max: 18000 }).map((n) => n / 100),
  fc.integer({ min: -9000, max: 9000 }).map((n) => n / 100),
)
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const near = fc.option(fc.record({ point, label: fc.stringMatching(/^[\p{L} '&+=%#-]{1,20}$/u) }))

const state: fc.Arbitrary<SearchState> = fc
  .record({
    question: fc.record({
      specialty: id,
      training: fc.option(id),
      modes: fc
        .subarray(['liberal', 'salarie', 'mixte'] as const, { minLength: 1 })
        .map((modes) => [...modes]),
      near,
      maxKm: fc.option(fc.integer({ min: 1, max: 1000 })),
      on: fc.option(day),
    }),
    view: fc.record({
      sort: fc.constantFrom(...sorts),
      zones: fc.subarray([...zoneClassCodes]),
      priorityOnly: fc.boolean(),
      region: fc.option(fc.constantFrom('24', '01', '94')),
      department: fc.option(fc.constantFrom('37', '2A', '974')),
      text: fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, '')),
      face: fc.constantFrom(...faces),
      shown: fc.constantFrom(25, 50, 75),
      camera: fc.option(
        fc.record({
          lon: fc.integer({ min: -180, max: 180 }),
          lat: fc.integer({ min: -90, max: 90 }),
          zoom: fc.integer({ min: 0, max: 22 }),
        }),
      ),
      selected: fc.option(id),
      compared: fc.uniqueArray(id, { maxLength: 4 }),
      pin: fc.option(point),
    }),
  })
  .map(({ question, view }) => ({
    question: { ...question, maxKm: question.near ? question.maxKm : null },
    view,
  }))

describe('the address holds the search', () => {
  it('is empty when everything is at its default', () => {
    expect(writeSearch({ question: defaultQuestion, view: defaultView })).toBe('')
    expect(readSearch('')).toEqual({ question: defaultQuestion, view: defaultView })
  })

  it('gives back exactly the state that wrote it', () => {
    fc.assert(
      fc.property(state, (written) => {
        expect(readSearch(writeSearch(written))).toEqual(written)
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })

  it('is the same for the same state, whatever wrote it before', () => {
    fc.assert(
      fc.property(state, (written) => {
        const address = writeSearch(written)
        expect(writeSearch(readSearch(address))).toBe(address)
      }),
      { seed: 20261122 },
    )
  })

  it('never fails on what somebody typed or cut', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readSearch(`?${text}`)).not.toThrow()
      }),
      { seed: 20261122 },
    )
  })
})

describe('an address that does not mean anything takes the default', () => {
  it.each([
    ['?mode=volant', (s: SearchState) => s.question.modes, defaultQuestion.modes],
    ['?date=2027-02-30', (s: SearchState) => s.question.on, null],
    ['?pres=3,95', (s: SearchState) => s.question.near, null],
    ['?km=20', (s: SearchState) => s.question.maxKm, null],
    ['?tri=hasard', (s: SearchState) => s.view.sort, 'priority'],
    ['?carte=1,2', (s: SearchState) => s.view.camera, null],
    ['?affiches=999999', (s: SearchState) => s.view.shown, 25],
    ['?comparer=a,b,c,d,e', (s: SearchState) => s.view.compared, ['a', 'b', 'c', 'd']],
  ])('%s', (address, part, expected) => {
    expect(part(readSearch(address))).toEqual(expected)
  })
})

it('keeps the question and leaves the view behind on the way to a card', () => {
  const { question } = readSearch('?formation=tours&mode=liberal&zone=ZIP&affiches=75')
  expect(writeQuestion(question)).toBe('?formation=tours&mode=liberal')
})
