import { describe, expect, test } from 'vitest'
import { resolveCode } from '../../server/zoning/resolve/by_code.ts'
import { checkText, names, reference, regionTable, table } from './files.ts'

describe('a code leads to the current COG', () => {
  test.each([
    ['37261', ['37261'], 'direct'],
    ['2A004', ['2A004'], 'direct'],
    ['2a004', ['2A004'], 'padded'],
    ['1001', ['01001'], 'padded'],
    ['="01001"', ['01001'], 'padded'],
    ['1001.0', ['01001'], 'padded'],
    ['12076', ['12218'], 'former'],
    ['69123', reference.arrondissements.get('69123'), 'city'],
  ])('%s → %s (%s)', (written, codes, how) => {
    expect(resolveCode(written, reference)).toEqual({ found: true, codes, how })
  })

  test.each([
    ['99999', 'unknown'],
    ['97801', 'outside'],
    ['97502', 'outside'],
    ['x', 'malformed'],
    ['123', 'malformed'],
  ])('%s: %s', (written, why) => {
    expect(resolveCode(written, reference)).toMatchObject({ found: false, why })
  })
})

describe('a postal code and a name lead to the current COG', () => {
  test.each([
    ['1400', "L'Abergement-Clémenciat", ['01001'], 'direct'],
    ['75116', 'Paris 16e Arrondissement', ['75116'], 'direct'],
    ['75011', 'PARIS', ['75111'], 'direct'],
    ['97600', 'Mamoudzou', ['97611'], 'direct'],
    ['20000', 'Ajaccio', ['2A004'], 'direct'],
    ['2000', 'Laon', ['02408'], 'direct'],
    ['02000', 'laon', ['02408'], 'direct'],
  ])('%s %s → %s', (postal, name, codes, how) => {
    expect(names.resolve(postal, name)).toEqual({ found: true, codes, how })
  })

  test.each([
    ['97133', 'Saint-Barthélemy', 'outside'],
    ['97500', 'Miquelon-Langlade', 'outside'],
    ['37000', 'Nulle-Part', 'unknown'],
    ['abc', 'Tours', 'malformed'],
  ])('%s %s: %s', (postal, name, why) => {
    expect(names.resolve(postal, name)).toMatchObject({ found: false, why })
  })
})

describe('the units of a file', () => {
  test('a city given as a whole spreads to its arrondissements, with a warning', async () => {
    const { report, units } = await checkText(table([['75056', 'HZ']]), { region: null })
    const paris = units.filter(({ code }) => code.startsWith('751'))
    expect(paris).toHaveLength(20)
    expect(new Set(paris.map((unit) => unit.class))).toEqual(new Set(['HZ']))
    expect(report.warnings.find(({ code }) => code === 'city_spread')).toMatchObject({ count: 1 })
    expect(report.file).toMatchObject({ rows: 1, units_read: 1, rows_merged: 0, rows_refused: 0 })
  })

  test('arrondissements prevail over their city', async () => {
    const arrondissements = reference.arrondissements.get('69123')!
    const rows = [['69123', 'ZAC'], ...arrondissements.map((code) => [code, 'HZ'])] as [string, string][]
    const { report, units } = await checkText(table(rows), { region: null })
    expect(units.find(({ code }) => code === '69381')?.class).toBe('HZ')
    expect(report.infos.find(({ code }) => code === 'city_redundant')).toMatchObject({ count: 1 })
    expect(report.errors.map(({ code }) => code)).toEqual(['missing_units'])
    expect(report.file).toMatchObject({ rows: 10, units_read: 9, rows_merged: 1 })
  })

  test('communes split since take the class of the one they were part of', async () => {
    const { report, units } = await checkText(table([['15141', 'ZAC']]), { region: '84' })
    const classOf = (code: string) => units.find((unit) => unit.code === code)?.class
    expect(['15031', '15035', '15047', '15171'].map(classOf)).toEqual(['ZAC', 'ZAC', 'ZAC', 'ZAC'])
    expect(report.infos.find(({ code }) => code === 'restored_carried')).toMatchObject({ count: 4 })
  })

  test('a split commune that the file names keeps its own class', async () => {
    const rows: [string, string][] = [
      ['15141', 'ZAC'],
      ['15031', 'ZIP'],
    ]
    const { units } = await checkText(table(rows), { region: '84' })
    expect(units.find(({ code }) => code === '15031')?.class).toBe('ZIP')
  })

  test('a commune nouvelle keeps the class of the commune whose code it kept, and the report says so', async () => {
    // 01036 (Belmont-Luthézieu) joined 01036 Valromey-sur-Séran… any former code and its current commune will do.
    const [former, { current }] = [...reference.former].find(
      ([, f]) => f.how !== 'renumbered' && reference.communes.has(f.current),
    )!
    const { report, units } = await checkText(
      table([
        [former, 'ZIP'],
        [current, 'HZ'],
      ]),
      { region: null },
    )
    expect(units.find(({ code }) => code === current)?.class).toBe('HZ')
    expect(report.warnings.find(({ code }) => code === 'merger_class')).toMatchObject({ count: 1 })
    expect(report.errors.map(({ code }) => code)).not.toContain('two_classes')
  })

  test('La Réunion is not classified by commune, and each of its units says why', async () => {
    const { report, units } = await checkText(
      regionTable('04', () => 'NC'),
      { region: '04' },
    )
    expect(report.valid).toBe(true)
    expect(new Set(units.map(({ note }) => note))).toEqual(new Set([expect.stringMatching(/grand quartier/)]))
  })
})
