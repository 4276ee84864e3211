import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readZoning } from '../../scripts/demo/zoning.ts'
import { createLocator } from '../../server/geography/locate.ts'
import { loadReference, loadTopology, type Reference } from '../../server/geography/reference.ts'
import type { RegionCode } from '../../server/geography/schema.ts'
import { checkPlaces } from '../../server/places/check.ts'
import type { PlaceRecord, PlacesReport } from '../../server/places/schema.ts'

let reference: Reference
let places: PlaceRecord[]
let report: PlacesReport
const bytes = readFileSync('data/demo/places.csv')

beforeAll(async () => {
  reference = loadReference()
  const locator = createLocator(loadTopology())
  ;({ places, report } = await checkPlaces({ name: 'places.csv', bytes }, reference, locator))
})

describe('the demonstration list', () => {
  it('passes the reader of an officer’s file without an error or a warning', () => {
    expect(report).toMatchObject({ valid: true, errors: [], warnings: [], demonstration: true })
    expect(report.file.places_read).toBe(report.file.rows)
    expect(places.length).toBeGreaterThan(1100)
    expect(places.length).toBeLessThan(1300)
  })

  it('says of each of its places that it is a demonstration', () => {
    for (const { id, demonstration } of places) expect(`${id} ${demonstration}`).toMatch(/^DEMO-.* true$/)
  })

  it('lies in ZIP or ZAC, in every region but La Réunion, not classified, and Mayotte, absent from FINESS', () => {
    const classes = readZoning('data/zoning')
    for (const { id, commune, region } of places)
      if (region !== '04') expect(classes.get(commune.code), id).toMatch(/^(ZIP|ZAC)$/)
    const regions = new Set(places.map(({ region }) => region))
    const absent = [...reference.regions.keys()].filter((code) => !regions.has(code as RegionCode))
    expect(absent).toEqual(['06'])
  })

  it('asks for general practice alone in maisons and centres de santé', () => {
    for (const { structure, specialties } of places)
      if (/^(Maison|Pôle|Centre (municipal )?de santé)/.test(structure.name))
        expect(specialties, structure.name).toEqual(['medecine-generale'])
  })

  it('holds no person, address, telephone, mail or CHU', () => {
    for (const { address, contact, chu, structure, employer, functions } of places) {
      const text = [structure.name, employer, functions, contact].join(' ')
      expect(text).not.toMatch(/@|\d\d[ .]?\d\d|\bCHU\b|universitaire/i)
      expect(address).toBeNull()
      expect(contact).toMatch(/^Référent CESP de l’ARS \p{Lu}/u)
      expect(chu).toBe(false)
    }
  })

  it('shows every reason: some places are closed, not open yet, or without a post', () => {
    const some = (test: (place: PlaceRecord) => boolean) =>
      expect(places.filter(test).length).toBeGreaterThan(5)
    some(({ closes_on }) => closes_on !== null && closes_on < '2026-10-01')
    some(({ opens_on }) => opens_on > '2027-01-01')
    some(({ posts }) => posts === 0)
    some(({ specialties }) => specialties.length === 0)
    some(({ approximate }) => approximate)
  })
})
