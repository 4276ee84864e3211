import { beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../../server/database/act.ts'
import { loadCommunes } from '../../server/geography/load.ts'
import { readHistory } from '../../server/journal/history.ts'
import { stateHash } from '../../server/journal/state.ts'
import { verifyJournal } from '../../server/journal/verify.ts'
import { createPlaceCatalogue } from '../../server/places/catalogue.ts'
import { importPlaces, listState } from '../../server/places/import.ts'
import { readPlaceFile } from '../../server/places/read.ts'
import { validatePlaces } from '../../server/places/validate.ts'
import { publish } from '../../server/zoning/publish.ts'
import { selectState } from '../../server/zoning/queries.ts'
import { withdraw } from '../../server/zoning/withdraw.ts'
import { describeEngines } from '../database/engines.ts'
import { listFile } from '../places/list_file.ts'
import { smallContext } from '../places/small_reference.ts'
import { prepareRegion, reference, topology } from '../zoning/files.ts'

const author = { actor: 'P-1', origin: 'http S-1' }

describeEngines('a write', (database) => {
  beforeAll(() => loadCommunes(database(), reference))

  describe('of a zoning', () => {
    test('says what it was before and after: each write finds what the one before it left', async () => {
      const { sql } = database()
      const prepared = await prepareRegion('06', '2026-01-01')
      const options = { ...author, topology, expectedHeads: new Map() }
      const { published } = await publish(database(), prepared, options)
      const [id] = published as [string]
      const hashNow = async () => stateHash(await selectState(sql, id))
      const afterPublishing = await hashNow()
      await withdraw(asOwner(database().sql), id, { ...author, on: '2026-03-01', motive: 'annulé' })
      const afterWithdrawing = await hashNow()
      expect(afterWithdrawing).not.toBe(afterPublishing)

      const lines = await readHistory(sql, { subject: id, limit: 10 })
      expect(lines).toMatchObject([
        {
          ...author,
          action: 'zoning.withdraw',
          before_sha256: afterPublishing,
          after_sha256: afterWithdrawing,
        },
        { ...author, action: 'zoning.publish', before_sha256: null, after_sha256: afterPublishing },
      ])
    })

    test('that changes nothing leaves no line', async () => {
      const { head } = await verifyJournal(database())
      const prepared = await prepareRegion('06', '2026-01-01')
      await publish(database(), prepared, { ...author, topology, expectedHeads: new Map() })
      await withdraw(asOwner(database().sql), prepared[0]!.id, {
        ...author,
        on: '2026-04-01',
        motive: 'annulé',
      })
      expect((await verifyJournal(database())).head).toEqual(head)
    })

    test('says a state that depends on each of its units', async () => {
      const { sql } = database()
      const states = []
      for (const odd of ['HZ', 'ZAC'] as const) {
        const prepared = await prepareRegion('06', '2027-01-01', (_code, i) => (i === 5 ? odd : 'ZIP'))
        const expectedHeads = new Map(
          (await sql`select id from zoning_publication order by sequence`).map(({ id }) => [
            '06' as const,
            id as string,
          ]),
        )
        const { published } = await publish(database(), prepared, { ...author, topology, expectedHeads })
        const state = (await selectState(sql, published[0]!)) as Record<string, unknown>
        states.push(stateHash({ units: state.units as never }))
        expect(state.units).toHaveLength(17)
      }
      expect(states[0]).not.toBe(states[1])
    })
  })

  test('of the national list says the state that is read back from the base', async () => {
    const { sql } = database()
    const bytes = listFile({ identifiant: 'B', longitude: '', latitude: '' }, { identifiant: 'A' })
    const checked = validatePlaces(await readPlaceFile({ name: 'liste.csv', bytes }), smallContext)
    const options = { ...author, effectiveOn: '2026-11-01', demonstration: true }
    const { id } = await importPlaces(database(), checked, options)
    const catalogue = await createPlaceCatalogue(database(), { demonstration: true })
    const { places } = catalogue.inForce('2026-11-01')!
    await catalogue.close()
    const [line] = await readHistory(sql, { subject: id, limit: 1 })
    expect(line).toMatchObject({ ...author, action: 'places.import', before_sha256: null })
    expect(line!.after_sha256).toBe(stateHash(listState(id, '2026-11-01', places)))
    expect(await verifyJournal(database())).toMatchObject({ whole: true })
  })
})
