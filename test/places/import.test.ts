import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPlaceCatalogue, type PlaceCatalogue } from '../../server/places/catalogue.ts'
import { distanceKm } from '../../server/places/distance.ts'
import { ImportRefused, importPlaces } from '../../server/places/import.ts'
import { readPlaceFile } from '../../server/places/read.ts'
import { type ValidatedPlaces, validatePlaces } from '../../server/places/validate.ts'
import { describeEngines } from '../database/engines.ts'
import { listFile, type Row } from './list_file.ts'
import { smallContext } from './small_reference.ts'

async function checked(...rows: Partial<Row>[]): Promise<ValidatedPlaces> {
  return validatePlaces(await readPlaceFile({ name: 'liste.csv', bytes: listFile(...rows) }), smallContext)
}

const options = { effectiveOn: '2026-11-01', actor: 'test', demonstration: true }

/** Resolves when the catalogue has heard of a change. */
const heard = (catalogue: PlaceCatalogue) => new Promise<void>((resolve) => catalogue.onChange(resolve))

describeEngines('importing a national list', (database) => {
  it('records an immutable version, read back as it was checked', async () => {
    const list = await checked(
      {
        identifiant: 'A',
        specialites: 'toutes',
        longitude: '',
        latitude: '',
        ferme_le: '2027-01-01',
        chu: 'oui',
      },
      {
        identifiant: 'B',
        specialites: 'psychiatrie|medecine-generale',
        finess: '',
        adresse: '1 place de l’Église',
      },
    )
    const { id, created } = await importPlaces(database(), list, options)
    expect(created).toBe(true)
    expect(id).toMatch(/^liste-20261101-[0-9a-f]{8}$/)
    const catalogue = await createPlaceCatalogue(database(), { demonstration: true })
    const inForce = catalogue.inForce('2026-11-01')!
    expect(inForce.list).toMatchObject({ id, effective_on: '2026-11-01', places: 2, demonstration: false })
    expect(inForce.places).toEqual(list.places)
    expect(catalogue.inForce('2026-10-31')).toBeNull()
    expect(() => Object.assign(inForce.places[0]!.structure, { name: 'Autre' })).toThrow(TypeError)
    await catalogue.close()
    const { sql } = database()
    for (const query of [
      sql`update place set posts = 9`,
      sql`delete from place`,
      sql`update place_list set demonstration = true`,
      sql`truncate place_list cascade`,
    ])
      await expect(query).rejects.toThrow(/ne se modifie pas/)
  })

  it('changes nothing when the same list comes twice, whatever the order of its rows', async () => {
    const rows: Partial<Row>[] = [{ identifiant: 'A' }, { identifiant: 'B' }]
    const on = { ...options, effectiveOn: '2027-01-01' }
    const first = await importPlaces(database(), await checked(...rows), on)
    const again = await importPlaces(database(), await checked(...rows.reverse()), on)
    expect(again).toEqual({ id: first.id, created: false })
    const journal = await database().sql`select actor, detail from journal_entry where subject = ${first.id}`
    expect(journal).toMatchObject([{ actor: 'test', detail: { places: 2, effective_on: '2027-01-01' } }])
  })

  it('stores nothing of a list that has an error', async () => {
    const list = await checked({ identifiant: 'A' }, { identifiant: 'A' })
    const before = await database().sql`select count(*) from place`
    const refusal = await importPlaces(database(), list, options).catch((error) => error)
    expect(refusal).toBeInstanceOf(ImportRefused)
    expect(refusal).toMatchObject({ code: 'invalid_list', report: { valid: false } })
    expect(await database().sql`select count(*) from place`).toEqual(before)
  })

  it('refuses a demonstration where none is taken, and hides those recorded before', async () => {
    const list = await checked({ identifiant: 'DEMO-24-0001' })
    const on = { ...options, effectiveOn: '2028-01-01' }
    await expect(importPlaces(database(), list, { ...on, demonstration: false })).rejects.toMatchObject({
      code: 'demonstration_refused',
    })
    const { id } = await importPlaces(database(), list, on)
    const shown = await createPlaceCatalogue(database(), { demonstration: true })
    const hidden = await createPlaceCatalogue(database(), { demonstration: false })
    expect(shown.inForce('2028-01-01')!.list).toMatchObject({ id, demonstration: true })
    expect(hidden.inForce('2028-01-01')?.list.id).not.toBe(id)
    expect(hidden.lists().some(({ demonstration }) => demonstration)).toBe(false)
    await shown.close()
    await hidden.close()
  })

  it('is heard by a catalogue that was open before', async () => {
    const catalogue = await createPlaceCatalogue(database(), { demonstration: true })
    const change = heard(catalogue)
    const { id } = await importPlaces(database(), await checked({ identifiant: 'C' }), {
      ...options,
      effectiveOn: '2029-01-01',
    })
    await change
    expect(catalogue.inForce('2029-06-01')!.list.id).toBe(id)
    await catalogue.close()
  })

  it('puts in force, of two lists of the same day, the last recorded', async () => {
    const on = { ...options, effectiveOn: '2030-01-01' }
    await importPlaces(database(), await checked({ identifiant: 'OLD' }), on)
    const { id } = await importPlaces(database(), await checked({ identifiant: 'NEW' }), on)
    const catalogue = await createPlaceCatalogue(database(), { demonstration: true })
    expect(catalogue.inForce('2030-01-01')!.list.id).toBe(id)
    await catalogue.close()
  })

  it('measures distances as PostGIS does on the sphere, and within 0.6 % of the ellipsoid', async () => {
    const point = fc.tuple(
      fc.double({ min: -62, max: 56, noNaN: true }),
      fc.double({ min: -22, max: 52, noNaN: true }),
    )
    const pairs = fc.sample(fc.tuple(point, point), { seed: 20, numRuns: 300 })
    const column = (read: (pair: (typeof pairs)[number]) => number) => pairs.map(read)
    const rows = await database().sql<{ sphere: number; ellipsoid: number }[]>`
      select st_distancesphere(a, b) / 1000 as sphere, st_distance(a::geography, b::geography) / 1000 as ellipsoid
      from (select st_setsrid(st_makepoint(ax, ay), 4326) as a, st_setsrid(st_makepoint(bx, by), 4326) as b, n
            from unnest(${column(([a]) => a[0])}::float8[], ${column(([a]) => a[1])}::float8[],
                        ${column(([, b]) => b[0])}::float8[], ${column(([, b]) => b[1])}::float8[])
                 with ordinality as t (ax, ay, bx, by, n)) as points
      order by n`
    for (const [index, { sphere, ellipsoid }] of rows.entries()) {
      const km = distanceKm(...pairs[index]!)
      expect(Math.abs(km - sphere)).toBeLessThan(0.001)
      expect(Math.abs(km - ellipsoid)).toBeLessThanOrEqual(0.006 * ellipsoid + 0.001)
    }
  })
})
