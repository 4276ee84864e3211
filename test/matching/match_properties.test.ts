import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegionCode } from '../../server/geography/schema.ts'
import { matchPlaces } from '../../server/matching/match.ts'
import { matchSorts } from '../../server/matching/question.ts'
import type { Match } from '../../server/matching/schema.ts'
import { serializeMatches } from '../../server/matching/serialize.ts'
import type { ZoneClass } from '../../server/nomenclature/schema.ts'
import { current, former, known, names, question, today, zone } from './examples.ts'

/** An oracle that shares no rule with the program: it reads the law's conditions off the raw values again. */
function oracle(m: Match, q: ReturnType<typeof question>): boolean {
  const p = m.place
  const excluded: boolean[] = [
    p.profession !== q.profession,
    q.specialty !== null && p.specialties.length > 0 && p.specialties.indexOf(q.specialty) === -1,
    q.modes.length > 0 && q.modes.indexOf(p.mode) === -1,
    new Date(p.opens_on) > new Date(q.on),
    p.closes_on !== null && new Date(p.closes_on) < new Date(q.on),
    p.posts_left === 0,
    p.zone === null || !['ZIP', 'ZAC'].includes(p.zone.class),
    q.near !== null && q.max_km !== null && flatKm(p.point, q.near) > q.max_km,
  ]
  return !excluded.some(Boolean)
}

/** Distance by the law of cosines, another formula than the program's. */
function flatKm([lonA, latA]: readonly [number, number], [lonB, latB]: readonly [number, number]): number {
  const r = Math.PI / 180
  const cosine =
    Math.sin(latA * r) * Math.sin(latB * r) +
    Math.cos(latA * r) * Math.cos(latB * r) * Math.cos((lonB - lonA) * r)
  return 6371.008771415 * Math.acos(Math.max(-1, Math.min(1, cosine)))
}

const classes: (ZoneClass | null)[] = ['ZIP', 'ZAC', 'ZV', 'HZ', 'NC', null]
const modes = ['liberal', 'salarie', 'mixte'] as const
const regions = ['24', '53', '11'] as const satisfies RegionCode[]
const day = fc.constantFrom('2025-12-31', '2026-11-21', today, '2026-11-23', '2027-06-30')
const lon = fc.double({ min: -5, max: 8, noNaN: true })
const lat = fc.double({ min: 43, max: 50, noNaN: true })

const aPlace = fc.record({
  profession: fc.constantFrom('medecin' as const, 'medecin' as const, 'sage_femme' as const),
  specialties: fc.subarray(['medecine-generale', 'psychiatrie', 'geriatrie']),
  mode: fc.constantFrom(...modes),
  posts: fc.nat(2),
  region: fc.constantFrom(...regions),
  point: fc.tuple(lon, lat),
  opens_on: day,
  closes_on: fc.option(day),
  zone: fc.constantFrom(...classes),
  apl: fc.option(fc.double({ min: 0, max: 5, noNaN: true })),
  since: fc.constantFrom('2018-01-01', '2025-05-09'),
})

const aQuestion = fc
  .record({
    specialty: fc.constantFrom('medecine-generale', 'psychiatrie', null),
    training_region: fc.constantFrom(...regions),
    modes: fc.subarray([...modes]),
    near: fc.option(fc.tuple(lon, lat)),
    max_km: fc.option(fc.integer({ min: 10, max: 900 })),
    sort: fc.constantFrom(...matchSorts),
  })
  .map((asked) => question({ ...asked, max_km: asked.near ? asked.max_km : null }))

const aList = fc
  .array(aPlace, { maxLength: 40 })
  .map((places) =>
    places.map(({ zone: zoneClass, apl, since, ...fields }, index) =>
      known(
        { ...fields, id: `P${index}`, posts_left: fields.posts },
        zoneClass && zone({ class: zoneClass, eligible: ['ZIP', 'ZAC'].includes(zoneClass) }),
        { apl, since },
      ),
    ),
  )

const regime = fc.constantFrom(current, former)

describe('matching', () => {
  it('finds open exactly the places that an independent reading of the rules finds open', () => {
    fc.assert(
      fc.property(aList, aQuestion, regime, (list, asked, rules) => {
        for (const match of matchPlaces(list, asked, rules, names))
          expect(match.eligible, match.place.id).toBe(oracle(match, asked))
      }),
      { seed: 5, numRuns: 400 },
    )
  })

  it('leaves no place of the list out, and gives a failing reason to each that is excluded and to no other', () => {
    fc.assert(
      fc.property(aList, aQuestion, (list, asked) => {
        const matches = matchPlaces(list, asked, current, names)
        expect(matches.map(({ place }) => place.id).sort()).toEqual(list.map(({ place }) => place.id).sort())
        for (const { eligible, reasons } of matches) {
          const failing = reasons.filter(({ ok, code }) => !ok && code !== 'regional_priority')
          expect(failing.length === 0).toBe(eligible)
          for (const { text, evidence } of reasons) {
            expect(text).toMatch(/^\p{Lu}.*\.$/su)
            expect(evidence.source).not.toBe('')
          }
        }
      }),
      { seed: 6, numRuns: 200 },
    )
  })

  it('gives one order, whatever the order of the list', () => {
    fc.assert(
      fc.property(
        aList,
        aQuestion,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (list, asked, draws) => {
          const shuffled = list
            .map((place) => ({ place, at: draws.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ place }) => place)
          const order = (places: typeof list) =>
            matchPlaces(places, asked, current, names).map((m) => m.place.id)
          expect(order(shuffled)).toEqual(order(list))
        },
      ),
      { seed: 8, numRuns: 200 },
    )
  })

  it('puts what is open first, then orders by what was asked', () => {
    fc.assert(
      fc.property(aList, aQuestion, (list, asked) => {
        const aplOf = new Map(list.map(({ place, apl }) => [place.id, apl]))
        const matches = matchPlaces(list, asked, current, names)
        for (const [index, b] of matches.entries()) {
          const a = matches[index - 1]
          if (!a) continue
          expect(Number(a.eligible)).toBeGreaterThanOrEqual(Number(b.eligible))
          if (a.eligible !== b.eligible) continue
          switch (asked.sort) {
            case 'priority':
              expect(Number(a.priority)).toBeGreaterThanOrEqual(Number(b.priority))
              break
            case 'distance':
              if (asked.near) expect(a.distance_km!).toBeLessThanOrEqual(b.distance_km!)
              break
            case 'stability':
              expect(a.stability.days ?? -1).toBeGreaterThanOrEqual(b.stability.days ?? -1)
              break
            case 'apl':
              expect(aplOf.get(a.place.id) ?? 99).toBeLessThanOrEqual(aplOf.get(b.place.id) ?? 99)
          }
        }
      }),
      { seed: 9, numRuns: 300 },
    )
  })

  it('has the same validator for the same answer only', () => {
    const etags = new Map<string, string>()
    fc.assert(
      fc.property(aList, aQuestion, (list, asked) => {
        const items = matchPlaces(list, asked, current, names)
        const answer = {
          on: today,
          total: 0,
          eligible: 0,
          priority: 0,
          ineligible: 0,
          demonstration: true,
          items,
        }
        const { etag, body } = serializeMatches(answer)
        expect(serializeMatches(structuredClone(answer)).etag).toBe(etag)
        expect(etags.get(etag) ?? body.toString()).toBe(body.toString())
        etags.set(etag, body.toString())
      }),
      { seed: 14, numRuns: 100 },
    )
  })

  it('is written out as JSON.stringify would', () => {
    fc.assert(
      fc.property(aList, aQuestion, (list, asked) => {
        const items = matchPlaces(list, asked, current, names)
        const answer = {
          on: today,
          total: items.length,
          eligible: 0,
          priority: 0,
          ineligible: 0,
          demonstration: true,
          items,
        }
        expect(serializeMatches(answer).body.toString()).toBe(JSON.stringify(answer))
      }),
      { seed: 10, numRuns: 100 },
    )
  })
})
