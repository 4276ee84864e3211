import { beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../../server/database/act.ts'
import { loadCommunes } from '../../server/geography/load.ts'
import { createZoningCatalogue } from '../../server/zoning/catalogue.ts'
import { PublicationConflict, publish } from '../../server/zoning/publish.ts'
import { selectHeads } from '../../server/zoning/queries.ts'
import { seedZonings } from '../../server/zoning/seed.ts'
import { withdraw } from '../../server/zoning/withdraw.ts'
import { zoneOf } from '../../server/zoning/zone.ts'
import { describeEngines } from '../database/engines.ts'
import { prepareRegion, reference, topology } from './files.ts'

const actor = 'essai'
const medecin = reference.professions.get('medecin')!

describeEngines('publishing a zoning', (database) => {
  const publishRegion = async (
    effective_on: string,
    classOf?: Parameters<typeof prepareRegion>[2],
    expectedHeads?: Awaited<ReturnType<typeof selectHeads>>,
  ) => {
    const prepared = await prepareRegion('06', effective_on, classOf)
    expectedHeads ??= await selectHeads(database().sql, 'medecin')
    return publish(database(), prepared, { actor, topology, expectedHeads })
  }
  const count = async (table: string) => {
    const [row] = await database().sql<
      { n: number }[]
    >`select count(*)::int as n from ${database().sql(table)}`
    return row!.n
  }

  test('keeps the act, its dates, its units, its shapes and a line of the journal', async () => {
    const { published } = await publishRegion('2026-01-01', (_code, i) => (i < 10 ? 'ZIP' : 'ZAC'))
    expect(published).toEqual([expect.stringMatching(/^medecin-06-20260101-[0-9a-f]{8}$/)])
    expect(await count('zoning_unit')).toBe(17)
    const shapes = await database().sql`
      select class, st_isvalid(geom) as valid, st_srid(geom) as srid from zoning_shape order by class`
    expect([...shapes]).toEqual([
      { class: 'ZAC', valid: true, srid: 4326 },
      { class: 'ZIP', valid: true, srid: 4326 },
    ])
    const [entry] = await database()
      .sql`select actor, action, subject from journal_entry order by number desc limit 1`
    expect(entry).toEqual({ actor, action: 'zoning.publish', subject: published[0] })
  })

  test('twice writes once', async () => {
    const again = await publishRegion('2026-01-01', (_code, i) => (i < 10 ? 'ZIP' : 'ZAC'))
    expect(again).toEqual({ published: [], already: [expect.any(String)] })
    expect(await count('zoning_publication')).toBe(1)
  })

  test('when another came between is refused, and writes nothing', async () => {
    const seen = await selectHeads(database().sql, 'medecin')
    await publishRegion('2026-02-01')
    const before = await count('zoning_unit')
    await expect(publishRegion('2026-03-01', () => 'ZAC', seen)).rejects.toThrow(PublicationConflict)
    expect(await count('zoning_unit')).toBe(before)
  })

  test('by two at once lets one win', async () => {
    const seen = await selectHeads(database().sql, 'medecin')
    const results = await Promise.allSettled([
      publishRegion('2026-04-01', () => 'ZIP', seen),
      publishRegion('2026-04-01', () => 'ZAC', seen),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test.each(['zoning_publication', 'zoning_unit', 'zoning_shape', 'zoning_withdrawal'])(
    'forbids that anyone changes or removes a row of %s',
    async (table) => {
      const { sql } = database()
      await expect(sql`delete from ${sql(table)}`).rejects.toThrow(/ne se modifie pas/)
      await expect(sql`truncate ${sql(table)} cascade`).rejects.toThrow(/ne se modifie pas/)
      const column = table === 'zoning_publication' ? 'id' : 'publication_id'
      await expect(sql`update ${sql(table)} set ${sql(column)} = 'x'`).rejects.toThrow(/ne se modifie pas/)
    },
  )

  test('tells a catalogue that is already open, and withdrawing too', async () => {
    const zonings = await createZoningCatalogue(database(), reference)
    const changed = () => new Promise<void>((resolve) => zonings.onChange(resolve))
    expect((await zonings.inForce('medecin', '2027-01-01')).unit('97601')?.class).toBeDefined()

    let told = changed()
    const { published } = await publishRegion('2027-01-01', () => 'HZ')
    await told
    const [id] = published as [string]
    const snapshot = await zonings.inForce('medecin', '2027-01-01')
    expect(snapshot.publications.get('06')?.id).toBe(id)
    expect(zoneOf(snapshot, medecin, '97601')).toMatchObject({
      class: 'HZ',
      eligible: false,
      source: 'commune',
    })

    told = changed()
    expect(await withdraw(asOwner(database().sql), id, { on: '2027-02-01', motive: 'annulé', actor })).toBe(
      true,
    )
    expect(await withdraw(asOwner(database().sql), id, { on: '2027-03-01', motive: 'annulé', actor })).toBe(
      false,
    )
    await told
    expect((await zonings.inForce('medecin', '2027-01-31')).publications.get('06')?.id).toBe(id)
    expect((await zonings.inForce('medecin', '2027-02-01')).publications.get('06')?.id).not.toBe(id)
    const [first] = await zonings.list({ profession: 'medecin', region: '06', on: '2027-03-01' })
    expect(first).toMatchObject({ id, status: 'withdrawn', withdrawn_on: '2027-02-01' })
    await zonings.close()
  })

  test('a catalogue answers at once what it answered before', async () => {
    const zonings = await createZoningCatalogue(database(), reference)
    const first = await zonings.inForce('medecin', '2026-06-01')
    expect(zonings.inForce('medecin', '2026-06-01')).toBe(first)
    expect((await zonings.inForce('medecin', '2026-06-02')).key).toBe(first.key)
    expect((await zonings.inForce('medecin', '2026-01-15')).key).not.toBe(first.key)
    await zonings.close()
  })
})

describeEngines('the first start', (database) => {
  beforeAll(async () => {
    await loadCommunes(database(), reference)
    await seedZonings(database(), reference)
  })

  test('publishes the zoning of every region, in valid shapes that tile the country', async () => {
    const { sql } = database()
    const [counts] = await sql`
      select (select count(*)::int from zoning_publication) as publications,
             (select count(*)::int from zoning_unit) as units,
             (select count(*)::int from zoning_shape where not st_isvalid(geom)) as invalid`
    expect(counts).toEqual({ publications: 18, units: 34_917, invalid: 0 })
    const [areas] = await sql<{ shapes: number; communes: number }[]>`
      select (select sum(st_area(geom)) from zoning_shape) as shapes, (select sum(st_area(geom)) from commune) as communes`
    expect(areas!.shapes / areas!.communes).toBeCloseTo(1, 9)
  })

  test('a shape covers the points of its units and of no other', async () => {
    const wrong = await database().sql`
      select c.code from commune c
      join zoning_unit u on u.code = c.code
      join zoning_shape s on s.publication_id = u.publication_id and st_covers(s.geom, c.point)
      where s.class <> u.class and c.region = '53' limit 5`
    expect([...wrong]).toEqual([])
  })

  test('does nothing the second time', async () => {
    expect(await seedZonings(database(), reference)).toBe(0)
  })

  test('answers for a commune, an arrondissement and a whole city', async () => {
    const zonings = await createZoningCatalogue(database(), reference)
    const snapshot = await zonings.inForce('medecin', '2026-11-22')
    expect(snapshot.publications.size).toBe(18)
    expect(zoneOf(snapshot, medecin, '75111')).toMatchObject({ class: 'ZAC', eligible: true })
    expect(zoneOf(snapshot, medecin, '75056')).toMatchObject({
      class: 'NC',
      note: expect.stringMatching(/par arrondissement/),
    })
    expect(zoneOf(snapshot, medecin, '97411')).toMatchObject({
      class: 'NC',
      note: expect.stringMatching(/grand quartier/),
    })
    expect(zoneOf(snapshot, medecin, '12218')).toMatchObject({
      class: 'NC',
      note: expect.stringMatching(/absente du fichier national/),
    })
    expect(zoneOf(snapshot, medecin, '99999')).toBeNull()
    const [period] = await zonings.history('medecin', '37261')
    expect(period).toMatchObject({ from: '2025-05-09', from_is_latest: true, to: null })
    expect((await zonings.inForce('infirmier', '2026-11-22')).publications.size).toBe(0)
    await zonings.close()
  })
})

describe('an identifier', () => {
  test('is that of the content: units, act and dates', async () => {
    const id = async (...given: Parameters<typeof prepareRegion>) => (await prepareRegion(...given))[0]!.id
    const first = await id('06', '2026-01-01')
    expect(await id('06', '2026-01-01')).toBe(first)
    expect(await id('06', '2026-01-01', () => 'ZAC')).not.toBe(first)
    expect(await id('06', '2026-01-02')).not.toBe(first)
  })
})
