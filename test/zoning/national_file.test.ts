import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { prepareSeed } from '../../server/zoning/seed.ts'
import { checkBytes, reference } from './files.ts'

const raw = fileURLToPath(
  new URL('../../../shared/data-sources/zonage-mg-cartosante-2025/zonmed.csv', import.meta.url),
)
const missing = existsSync(raw) ? '' : ' (non exécuté\u00a0: le fichier national d’origine est absent)'

const DERIVED = { ZIP: 13_627, ZAC: 16_708, HZ: 3_052, ZAR: 1_503, NC: 27 }

describe.skipIf(missing)(`the national file of spring 2025${missing}`, () => {
  test('has each of its 38,907 rows accounted for', async () => {
    const { report, units } = await checkBytes(readFileSync(raw), { region: 'all' }, 'zonmed.csv')
    expect(report.valid).toBe(true)
    expect(report.file).toMatchObject({
      rows: 38_907,
      units_read: 34_910,
      rows_merged: 3_995,
      rows_refused: 2,
    })
    expect(report.counts).toMatchObject({ units: 34_917, by_class: DERIVED })
    const entry = (code: string) =>
      [...report.warnings, ...report.infos]
        .filter((each) => each.code === code)
        .reduce((n, each) => n + each.count, 0)
    // 34,865 communes and 45 arrondissements are named; 4 split from 15141 follow it; 3 are not in the file.
    expect(entry('restored_carried')).toBe(4)
    expect(entry('missing_in_compilation')).toBe(3)
    expect(entry('outside_scope')).toBe(2)
    expect(units.filter(({ code }) => reference.communes.get(code)?.kind === 'arrondissement')).toHaveLength(
      45,
    )
  })

  test('classes the country as SOURCE.md counts it', async () => {
    const { report } = await checkBytes(readFileSync(raw), { region: 'all' }, 'zonmed.csv')
    const all = Object.values(report.counts.population_by_class).reduce((sum, n) => sum + n, 0)
    const share = (name: 'ZIP' | 'ZAC' | 'HZ' | 'ZAR') =>
      (100 * report.counts.population_by_class[name]!) / all
    expect(share('ZIP')).toBeCloseTo(28.4, 0)
    expect(share('ZAC')).toBeCloseTo(39.6, 0)
    expect(share('HZ')).toBeCloseTo(23.3, 0)
    expect(share('ZAR')).toBeCloseTo(7.3, 0)
  })

  test('and the files derived from it say the same', async () => {
    const { units } = await checkBytes(readFileSync(raw), { region: 'all' }, 'zonmed.csv')
    const derived = (await prepareSeed(reference)).flatMap((publication) => publication.units)
    const classes = (all: typeof units) => all.map((unit) => `${unit.code} ${unit.class}`).sort()
    expect(classes(derived)).toEqual(classes(units))
  })
})

describe('data/zoning', () => {
  test('is one valid publication per region, every unit classed or said why', async () => {
    const publications = await prepareSeed(reference)
    expect(publications.map(({ region }) => region)).toEqual([...reference.regions.keys()].sort())
    const units = publications.flatMap((publication) => publication.units)
    expect(new Set(units.map(({ code }) => code)).size).toBe(34_917)
    const counts: Record<string, number> = {}
    for (const unit of units) counts[unit.class] = (counts[unit.class] ?? 0) + 1
    expect(counts).toEqual(DERIVED)
    for (const unit of units) if (unit.class === 'NC') expect(unit.note).toBeTruthy()
  })

  test('claims no date nor act that was not read', async () => {
    for (const { effective_on, effective_on_is_latest, act, provenance } of await prepareSeed(reference)) {
      expect(effective_on_is_latest).toBe(effective_on === '2025-05-09')
      expect(act).not.toBe('')
      expect(provenance).toMatch(/printemps 2025.*pas la révision de 2026/)
    }
  })
})
