import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFixture, checkText, reference, regionTable, table } from './files.ts'

describe('a wrong file gets a report that names the place, the value and what was expected', () => {
  test.each([
    ['empty.csv', 'file_empty', /vide.*attendue/],
    ['header_only.csv', 'file_empty', /en-tête.*attendue/],
    ['binary.csv', 'file_binary', /contrôle.*attendu/],
    ['truncated.csv', 'truncated_file', /tronqué.*ligne \(18\).*5 étaient attendues/],
    ['unclosed_quote.csv', 'file_damaged', /ligne 7.*jamais fermé/],
    [
      'double_encoded.csv',
      'broken_text',
      /« Territoire nÃ© à lâ.*attendues|colonne « libelle_territoire ».*attendues/,
    ],
    ['mac_roman.csv', 'broken_text', /colonne « libelle_.*attendues/],
    [
      'unknown_header.csv',
      'header_unknown',
      /ligne 1.*insee \| ville.*code_commune;libelle_commune.*com_code/,
    ],
    ['unknown_code.csv', 'unknown_code', /Ligne 5, colonne « code_commune ».*« 97699 ».*COG 2026.*attendu/],
    ['unknown_class.csv', 'unknown_class', /Ligne 6, colonne « classe ».*« ZONE BLEUE ».*ZIP, ZAC.*attendue/],
    [
      'class_of_another_profession.csv',
      'class_not_allowed',
      /Ligne 6.*« Très sous-dotée ».*medecin.*ZIP, ZAC.*attendue/,
    ],
    ['empty_class.csv', 'empty_class', /Ligne 8, colonne « classe ».*vide.*attendue/],
    [
      'two_classes.csv',
      'two_classes',
      /97601 \(Acoua\).*colonne « classe ».*« ZIP » à la ligne 2.*« ZAC » à la ligne 19.*attendue/,
    ],
    [
      'other_region.csv',
      'other_region',
      /Ligne 19.*37261 \(Tours\).*Centre-Val de Loire \(24\).*Mayotte \(06\) étaient attendues/,
    ],
    [
      'missing_communes.csv',
      'missing_units',
      /Mayotte \(06\).*2 communes.*97616 \(Sada\), 97617 \(Tsingoni\).*17.*attendus/,
    ],
    ['geojson.csv', 'format_unsupported', /GeoJSON.*pas encore pris en charge.*attendu/],
  ])('%s: %s', async (name, code, message) => {
    const { report } = await checkFixture(name)
    expect(report.valid).toBe(false)
    const entry = report.errors.find((each) => each.code === code)
    expect(report.errors.map((each) => each.code)).toContain(code)
    expect(entry!.message.replaceAll('\u00a0', ' ')).toMatch(message)
  })

  test('a good file with a missing commune is refused for that alone', async () => {
    const { report } = await checkFixture('missing_communes.csv')
    expect(report.errors).toHaveLength(1)
    expect(report.errors[0]).toMatchObject({ count: 2 })
    expect(report.errors[0]!.samples).toEqual([
      { row: null, column: 'code_commune', value: '97616' },
      { row: null, column: 'code_commune', value: '97617' },
    ])
  })

  test('at most twenty samples stand for an exact count', async () => {
    const { report } = await checkText(table(Array.from({ length: 57 }, (_, i) => [`9769${i % 10}`, 'ZIP'])))
    const entry = report.errors.find(({ code }) => code === 'unknown_code')!
    expect(entry.count).toBe(57)
    expect(entry.samples).toHaveLength(20)
    expect(entry.samples[19]).toEqual({ row: 21, column: 'code_commune', value: '97699' })
  })

  test('French spaces are unbreakable in every message', async () => {
    const { report } = await checkFixture('two_classes.csv')
    for (const { message } of [...report.errors, ...report.infos]) expect(message).not.toMatch(/ [:;?!»]|« /)
  })
})

describe('rows of a report', () => {
  const code = fc.constantFrom(
    '97601',
    '97602',
    '97616',
    '9760',
    '97699',
    '37261',
    '75056',
    '01001',
    '1001',
    '97801',
    '',
    'x',
  )
  const label = fc.constantFrom('ZIP', 'ZAC', 'ZIP', 'NC', '', 'ZONE BLEUE', 'Très dotée')
  const row = fc.tuple(code, label)

  test('are all read, merged or refused, whatever the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('06' as const, 'all' as const, null),
        async (rows, region) => {
          const { report, units } = await checkText(table(rows.map(([c, l]) => [c, l])), { region })
          const { rows: total, units_read, rows_merged, rows_refused } = report.file
          // A row without a code nor a class is blank, hence no row.
          const written = rows.length
          expect(units_read + rows_merged + rows_refused).toBe(total)
          expect(total).toBe(report.errors.some((e) => e.code === 'file_empty') ? 0 : written - blank(rows))
          expect(report.counts.units).toBe(units.length)
          expect(report.valid).toBe(report.errors.length === 0)
        },
      ),
      { seed: 2026, numRuns: 150 },
    )
  })

  test('in another order give the same units', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(unitsOf06(), { minLength: 17, maxLength: 17 }), async (rows) => {
        const { units } = await checkText(table(rows))
        expect(units).toEqual((await checkFixtureUnits()).units)
      }),
      { seed: 2026, numRuns: 20 },
    )
  })
})

const blank = (rows: [string, string][]) => rows.filter(([c, l]) => c === '' && l === '').length
const unitsOf06 = (): [string, string][] =>
  reference.units.filter(({ region }) => region === '06').map(({ code }, i) => [code, i < 10 ? 'ZIP' : 'ZAC'])
const checkFixtureUnits = () => checkText(regionTable('06', (_code, i) => (i < 10 ? 'ZIP' : 'ZAC')))
