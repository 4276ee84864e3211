import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffUnits, summarizeChanges } from '../../server/zoning/diff.ts'
import type { ZoneClass } from '../../server/zoning/schema.ts'
import { checkText, reference, regionTable } from './files.ts'
import { createSnapshot } from './snapshots.ts'

const zoning = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom<ZoneClass>('ZIP', 'ZAC', 'HZ'))
  .map((entries) => new Map(Object.entries(entries)))

describe('the difference of two zonings', () => {
  test('applied to the first gives the second', () => {
    fc.assert(
      fc.property(zoning, zoning, (from, to) => {
        const applied = new Map(from)
        for (const { code, from: before, to: after } of diffUnits(from, to)) {
          expect(applied.get(code) ?? null).toBe(before)
          if (after === null) applied.delete(code)
          else applied.set(code, after)
        }
        expect([...applied].sort()).toEqual([...to].sort())
      }),
      { seed: 2026 },
    )
  })

  test('is empty between a zoning and itself, and reversed the other way round', () => {
    fc.assert(
      fc.property(zoning, zoning, (from, to) => {
        expect(diffUnits(from, from)).toEqual([])
        const back = diffUnits(to, from).map(({ code, from, to }) => ({ code, from: to, to: from }))
        expect(back).toEqual(diffUnits(from, to))
      }),
      { seed: 2026 },
    )
  })

  test('is gathered by kind with the people it touches, the most units first', () => {
    const changes = diffUnits(
      new Map<string, ZoneClass>([
        ['97601', 'ZIP'],
        ['97602', 'ZIP'],
        ['97603', 'ZAC'],
      ]),
      new Map<string, ZoneClass>([
        ['97601', 'ZAC'],
        ['97602', 'ZAC'],
        ['97603', 'HZ'],
      ]),
    )
    const population = (code: string) => reference.communes.get(code)!.population!
    expect(summarizeChanges(changes, reference.communes)).toEqual([
      {
        from: 'ZIP',
        to: 'ZAC',
        units: 2,
        population: population('97601') + population('97602'),
        samples: ['97601', '97602'],
      },
      { from: 'ZAC', to: 'HZ', units: 1, population: population('97603'), samples: ['97603'] },
    ])
  })
})

describe('a file compared with the zoning in force', () => {
  const changing = (share: number) => (_code: string, i: number) =>
    (i % 100 < share ? 'ZAC' : 'ZIP') as ZoneClass

  test.each([
    ['24', 10, []],
    ['24', 30, ['share_changed']],
    ['24', 90, ['share_changed_extreme']],
    // A small island may change as a whole (Mayotte, September 2025).
    ['06', 100, ['share_changed']],
  ] as const)('region %s, %i %% of units changed: %j', async (region, share, codes) => {
    const current = createSnapshot(region, () => 'ZIP')
    const { report } = await checkText(regionTable(region, changing(share)), { region, current })
    const said = [...report.errors, ...report.warnings].map(({ code }) => code)
    expect(said).toEqual(codes)
    expect(report.valid).toBe(!said.includes('share_changed_extreme'))
    expect(report.diff).toMatchObject({ against: [`medecin-${region}-essai`] })
    expect(report.diff!.changes[0]).toMatchObject({ from: 'ZIP', to: 'ZAC', units: report.diff!.changed })
  })

  test('the same file is recognised', async () => {
    const text = regionTable('06', () => 'ZIP')
    const { report: first } = await checkText(text)
    const current = createSnapshot('06', () => 'ZIP', first.file.sha256)
    const { report } = await checkText(text, { current })
    expect(report.warnings.map(({ code }) => code)).toEqual(['same_file'])
    expect(report.diff).toEqual({ against: ['medecin-06-essai'], changed: 0, changes: [] })
  })

  test.each([
    [
      { signed_on: '2026-02-02', published_on: '2026-02-01', effective_on: '2026-03-01' },
      'error',
      'signed_after_published',
    ],
    [
      { signed_on: '2026-02-02', published_on: '2026-02-03', effective_on: '2026-01-01' },
      'warning',
      'effect_before_signature',
    ],
    [
      { signed_on: '2025-12-30', published_on: '2026-02-03', effective_on: '2026-01-01' },
      'warning',
      'effect_before_publication',
    ],
    [
      { signed_on: '2024-01-01', published_on: '2024-01-01', effective_on: '2024-01-01' },
      'warning',
      'effect_before_current',
    ],
  ] as const)('dates %j: %s %s', async (act, level, code) => {
    const current = createSnapshot('06', () => 'ZIP')
    const { report } = await checkText(
      regionTable('06', () => 'ZIP'),
      { act, current },
    )
    expect([...report.errors, ...report.warnings].map((e) => [e.level, e.code])).toEqual([[level, code]])
  })
})
