import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RegionCode } from '../../server/geography/schema.ts'
import { historyOf } from '../../server/zoning/history.ts'
import { type Dated, inForceOn, statusOn, turningDays } from '../../server/zoning/in_force.ts'
import type { ZoneClass } from '../../server/zoning/schema.ts'
import { describeEngines } from '../database/engines.ts'

const dayOf = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)
const day = fc.integer({ min: 0, max: 30 }).map(dayOf)
const region = fc.constantFrom<RegionCode>('24', '53', '06')

/** Random publications, recorded in the order of the array. */
const publications = fc
  .array(fc.record({ region, effective_on: day, withdrawn_on: fc.option(day, { nil: null }) }), {
    maxLength: 12,
  })
  .map((all) => all.map((each, sequence) => ({ ...each, sequence })))

const settings = { seed: 2026, numRuns: 400 }

describe('what is in force on a day', () => {
  const publication = (
    sequence: number,
    effective_on: string,
    withdrawn_on: string | null = null,
  ): Dated => ({
    region: '24',
    sequence,
    effective_on,
    withdrawn_on,
  })
  const at = (all: Dated[], on: string) => inForceOn(all, on).get('24')?.sequence

  test('begins the very day an act takes effect', () => {
    expect(at([publication(1, '2026-01-01')], '2025-12-31')).toBeUndefined()
    expect(at([publication(1, '2026-01-01')], '2026-01-01')).toBe(1)
  })

  test('is the last recorded of two acts of the same day', () => {
    expect(at([publication(2, '2026-01-01'), publication(1, '2026-01-01')], '2026-02-01')).toBe(2)
  })

  test('is the latest effect, not the latest record', () => {
    expect(at([publication(1, '2026-01-01'), publication(2, '2025-01-01')], '2026-02-01')).toBe(1)
  })

  test('is the former act again from the day the latter is withdrawn', () => {
    const all = [publication(1, '2025-01-01'), publication(2, '2026-01-01', '2026-03-01')]
    expect(at(all, '2026-02-28')).toBe(2)
    expect(at(all, '2026-03-01')).toBe(1)
  })

  test('does not depend on the order the publications are given in', () => {
    fc.assert(
      fc.property(publications, day, fc.integer(), (all, on, seed) => {
        const shuffled = [...all].sort(
          (a, b) => ((a.sequence * 7919 + seed) % 13) - ((b.sequence * 7919 + seed) % 13),
        )
        expect(inForceOn(shuffled, on)).toEqual(inForceOn(all, on))
      }),
      settings,
    )
  })

  test('only changes on turning days', () => {
    fc.assert(
      fc.property(publications, (all) => {
        const days = new Set(turningDays(all))
        for (let n = 1; n <= 31; n++)
          if (!days.has(dayOf(n))) expect(inForceOn(all, dayOf(n))).toEqual(inForceOn(all, dayOf(n - 1)))
      }),
      { seed: 2026, numRuns: 100 },
    )
  })

  test('gives each publication one status, and one in force at most by region', () => {
    fc.assert(
      fc.property(publications, day, (all, on) => {
        const inForce = inForceOn(all, on)
        for (const each of all) {
          const expected =
            each.withdrawn_on !== null && each.withdrawn_on <= on
              ? 'withdrawn'
              : each.effective_on > on
                ? 'to_come'
                : inForce.get(each.region) === each
                  ? 'in_force'
                  : 'replaced'
          expect(statusOn(each, on, inForce)).toBe(expected)
        }
      }),
      settings,
    )
  })
})

describe('the history of a unit', () => {
  const evidence = (sequence: number, effective_on: string, withdrawn_on: string | null = null) => ({
    id: `p${sequence}`,
    profession: 'medecin' as const,
    region: '24' as const,
    act: `arrêté ${sequence}`,
    signed_on: null,
    published_on: null,
    effective_on,
    effective_on_is_latest: sequence === 1,
    provenance: null,
    sha256: '0'.repeat(64),
    sequence,
    withdrawn_on,
  })
  const periods = (all: ReturnType<typeof evidence>[], classes: (ZoneClass | null)[]) =>
    historyOf(all, ({ sequence }) => classes[sequence - 1] ?? null).map(
      ({ class: zone, from, to, publication }) => [zone, from, to, publication.id],
    )

  test('merges acts that keep the class, under the act that began it', () => {
    const all = [evidence(1, '2022-01-01'), evidence(2, '2024-01-01'), evidence(3, '2026-01-01')]
    expect(periods(all, ['ZIP', 'ZIP', 'ZAC'])).toEqual([
      ['ZIP', '2022-01-01', '2025-12-31', 'p1'],
      ['ZAC', '2026-01-01', null, 'p3'],
    ])
  })

  test('says that the first day is only the latest possible', () => {
    const [first, second] = historyOf(
      [evidence(1, '2022-01-01'), evidence(2, '2024-01-01')],
      ({ sequence }) => (sequence === 1 ? 'ZIP' : 'ZAC'),
    )
    expect([first!.from_is_latest, second!.from_is_latest]).toEqual([true, false])
  })

  test('leaves a gap while nothing is in force', () => {
    const all = [evidence(1, '2022-01-01', '2023-01-01'), evidence(2, '2024-01-01')]
    expect(periods(all, ['ZIP', 'ZIP'])).toEqual([
      ['ZIP', '2022-01-01', '2022-12-31', 'p1'],
      ['ZIP', '2024-01-01', null, 'p2'],
    ])
  })

  test('agrees with what is in force, day by day', () => {
    const classes: ZoneClass[] = ['ZIP', 'ZAC', 'HZ']
    fc.assert(
      fc.property(publications, (all) => {
        const ofRegion = all
          .filter((each) => each.region === '24')
          .map((each) => ({ ...evidence(each.sequence, ''), ...each }))
        const classIn = ({ sequence }: { sequence: number }) => classes[sequence % 3]!
        const history = historyOf(ofRegion, classIn)
        for (let n = 0; n <= 31; n++) {
          const on = dayOf(n)
          const inForce = inForceOn(ofRegion, on).get('24')
          const period = history.find(({ from, to }) => from <= on && (to === null || on <= to))
          expect(period?.class).toBe(inForce && classIn(inForce))
        }
        for (const [i, { class: zone, from }] of history.entries()) {
          const before = history[i - 1]
          if (before) expect(before.class !== zone || before.to! < dayOf(dayIndex(from) - 1)).toBe(true)
        }
      }),
      { seed: 2026, numRuns: 200 },
    )
  })
})

const dayIndex = (on: string) => Math.round((Date.parse(on) - Date.UTC(2025, 0, 1)) / 86_400_000)

describeEngines('the same rule in SQL', (database) => {
  test('gives the same publications in force on random dates', async () => {
    const { sql } = database()
    let run = 0
    await fc.assert(
      fc.asyncProperty(publications, async (all) => {
        const profession = `essai${run++}`
        await sql.begin(async (tx) => {
          for (const { region, effective_on, withdrawn_on, sequence } of all) {
            const id = `${profession}-${sequence}`
            await tx`
              insert into zoning_publication (id, profession, region, act, effective_on, file_name, sha256, cog, by_class, report)
              values (${id}, ${profession}, ${region}, 'essai', ${effective_on}, 'essai', ${'0'.repeat(64)}, '2026', '{}', '{}')`
            if (withdrawn_on)
              await tx`insert into zoning_withdrawal (publication_id, withdrawn_on, motive) values (${id}, ${withdrawn_on}, 'essai')`
          }
        })
        const rows = await sql<{ on_day: string; region: RegionCode; id: string }[]>`
          select d::text as on_day, p.region, p.id
          from generate_series(date '2025-01-01', date '2025-02-01', interval '1 day') as s (d0)
          cross join lateral (select d0::date as d) as days
          cross join lateral zoning_in_force(${profession}, d) as p`
        const inSql = rows.map((row) => `${row.on_day} ${row.region} ${row.id}`).sort()
        const inMemory: string[] = []
        for (let n = 0; n <= 31; n++)
          for (const [of, { sequence }] of inForceOn(all, dayOf(n)))
            inMemory.push(`${dayOf(n)} ${of} ${profession}-${sequence}`)
        expect(inSql).toEqual(inMemory.sort())
      }),
      { seed: 2026, numRuns: 25 },
    )
  })
})
