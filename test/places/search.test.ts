import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from '../../server/places/cursor.ts'
import { distanceKm } from '../../server/places/distance.ts'
import type { Place } from '../../server/places/schema.ts'
import { filterPlaces, type PlaceFilters, sortPlaces, sorts } from '../../server/places/search.ts'
import { place } from '../matching/examples.ts'

const zip = { class: 'ZIP' as const, label: 'ZIP', eligible: true }
const tours: Place = {
  ...place({
    id: 'T',
    structure: { name: 'Centre hospitalier d’Épernay-l’Évêque', finess: '280000035' },
    commune: { code: '37261', name: 'Tours' },
    mode: 'salarie',
    specialties: ['psychiatrie'],
    point: [0.69, 47.39],
    functions: 'Équipe mobile de cœur.',
  }),
  zone: zip,
}
const brest: Place = {
  ...place({
    id: 'B',
    structure: { name: 'Maison de santé du Port', finess: null },
    commune: { code: '29019', name: 'Brest' },
    region: '53',
    specialties: [],
    point: [-4.49, 48.39],
    closes_on: '2026-06-30',
  }),
  zone: { class: 'ZAC', label: 'ZAC', eligible: true },
}
const all = [tours, brest]
const found = (filters: PlaceFilters) => filterPlaces(all, filters).map(({ id }) => id)

describe('the national list', () => {
  it.each<[string, PlaceFilters, string[]]>([
    ['nothing', {}, ['T', 'B']],
    ['a profession', { profession: 'sage_femme' }, []],
    ['a specialty, with the places open to every one', { specialty: 'psychiatrie' }, ['T', 'B']],
    ['another specialty', { specialty: 'geriatrie' }, ['B']],
    ['regions', { regions: ['53', '11'] }, ['B']],
    ['modes', { modes: ['salarie', 'mixte'] }, ['T']],
    ['a class of zone', { zones: ['ZAC'] }, ['B']],
    ['a box', { bbox: [0, 47, 1, 48] }, ['T']],
    ['a box across the antimeridian', { bbox: [179, 40, 1, 50] }, ['T', 'B']],
    ['a distance', { near: [0.7, 47.4], radius_km: 5 }, ['T']],
    ['a day', { open_on: '2026-07-01' }, ['T']],
    ['words of the structure, without accents or case', { q: 'EPERNAY eveque' }, ['T']],
    ['words of the functions', { q: 'coeur' }, ['T']],
    ['a commune', { q: 'brest' }, ['B']],
    ['a FINESS number', { q: '280000035' }, ['T']],
    ['words that no place has together', { q: 'brest coeur' }, []],
  ])('is filtered by %s', (_what, filters, ids) => {
    expect(found(filters)).toEqual(ids)
  })

  it('is paged whole, without a repeat, in an order that does not depend on the pages', () => {
    const aPlace = fc
      .record({
        name: fc.constantFrom('Épinal', 'epinal', 'Dax', 'dax 10', 'dax 9'),
        lon: fc.integer({ min: -4, max: 8 }),
        posts: fc.nat(3),
        opens_on: fc.constantFrom('2026-01-01', '2026-02-01'),
      })
      .map(({ name, lon, ...fields }, index = 0) => ({ name, lon, fields, index }))
    fc.assert(
      fc.property(
        fc.array(aPlace, { maxLength: 30 }),
        fc.constantFrom(...sorts),
        fc.integer({ min: 1, max: 7 }),
        (drawn, sort, limit) => {
          const places: Place[] = drawn.map(({ name, lon, fields }, index) => ({
            ...place({ ...fields, id: `P${index}`, structure: { name, finess: null }, point: [lon, 47] }),
            zone: zip,
          }))
          const near: [number, number] = [0, 47]
          const whole = sortPlaces(places, sort, { near, limit: 1000 }).items
          const paged: Place[] = []
          let after: ReturnType<typeof readCursor> | undefined
          do {
            const page = sortPlaces(places, sort, { near, limit, after: after ?? undefined })
            expect(page.total).toBe(places.length)
            paged.push(...page.items)
            after = page.next && readCursor(sort, writeCursor(sort, page.next))
          } while (after)
          expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
          expect(new Set(paged).size).toBe(places.length)
        },
      ),
      { seed: 12, numRuns: 200 },
    )
  })

  it('goes on from where the page ended when a place before it has left', () => {
    const places = ['A', 'B', 'C'].map((id) => ({
      ...place({ id, structure: { name: id, finess: null } }),
      zone: zip,
    }))
    const { next } = sortPlaces(places, 'name', { limit: 2 })
    const rest = sortPlaces(places.slice(1), 'name', { limit: 2, after: next! })
    expect(rest.items.map(({ id }) => id)).toEqual(['C'])
  })

  it('refuses a cursor that was cut or belongs to another order', () => {
    const cursor = writeCursor('name', { key: 'Dax', id: 'A' })
    expect(readCursor('name', cursor)).toEqual({ key: 'Dax', id: 'A' })
    expect(readCursor('commune', cursor)).toBeNull()
    expect(readCursor('name', cursor.slice(2))).toBeNull()
    expect(readCursor('name', '')).toBeNull()
  })
})

describe('a distance', () => {
  it('is known between cities', () => {
    expect(distanceKm([2.3522, 48.8566], [5.3698, 43.2965])).toBeCloseTo(660.5, 0)
    expect(distanceKm([45.2279, -12.7806], [55.4504, -20.8821])).toBeCloseTo(1414, -1)
  })

  it('is nothing from a point to itself and the same both ways', () => {
    const point = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    )
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distanceKm(a, a)).toBe(0)
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9)
        expect(distanceKm(a, b)).toBeLessThanOrEqual(20_016)
      }),
      { seed: 13 },
    )
  })
})
