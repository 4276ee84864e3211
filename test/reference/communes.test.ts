import { describe, expect, it } from 'vitest'
import { json, table } from './committed.ts'

const communes = table('communes.csv')
const former = table('former_communes.csv')
const restored = table('restored_communes.csv')
const aliases = table('commune_aliases.csv')
const byCode = new Map(communes.map((row) => [row.code!, row]))
const currentOf = new Map(former.map((row) => [row.former!, row.current!]))
const years = [2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023]

describe('the table of communes', () => {
  it('has the 34,875 communes of COG 2026 and the 45 arrondissements, sorted, each once', () => {
    const codes = communes.map((row) => row.code!)
    expect(communes.filter((row) => row.kind === 'commune')).toHaveLength(34_875)
    expect(communes.filter((row) => row.kind === 'arrondissement')).toHaveLength(45)
    expect(codes).toEqual([...new Set(codes)].sort())
    expect(codes.filter((code) => !/^(\d{2}|2[AB])\d{3}$/.test(code))).toEqual([])
  })

  it('hangs 20, 9 and 16 arrondissements on Paris, Lyon and Marseille', () => {
    const children = (city: string) => communes.filter((row) => row.parent === city).length
    expect([children('75056'), children('69123'), children('13055')]).toEqual([20, 9, 16])
    expect(communes.filter((row) => (row.kind === 'arrondissement') !== (row.parent !== ''))).toEqual([])
  })

  it('places each commune in a department of a region', () => {
    const regionOf = new Map(
      json<{ code: string; region: string }[]>('departments.json').map(({ code, region }) => [code, region]),
    )
    expect(communes.filter((row) => regionOf.get(row.department!) !== row.region)).toEqual([])
  })

  it('knows the postal codes and the legal population of every one: 2023, but 2017 in Mayotte', () => {
    expect(communes.filter((row) => !/^\d{5}(\|\d{5})*$/.test(row.postal_codes!))).toEqual([])
    const year = (row: Record<string, string>) => (row.department === '976' ? '2017' : '2023')
    expect(communes.filter((row) => !/^\d+$/.test(row.population!))).toEqual([])
    expect(communes.filter((row) => row.population_year !== year(row))).toEqual([])
    const sum = (rows: typeof communes) => rows.reduce((total, row) => total + Number(row.population), 0)
    expect(sum(communes.filter((row) => row.parent === ''))).toBe(68_350_798)
    expect(sum(communes.filter((row) => row.department === '976'))).toBe(256_518)
  })

  it('splits the population of each city between its arrondissements', () => {
    for (const city of ['75056', '69123', '13055']) {
      const parts = communes.filter((row) => row.parent === city)
      const sum = parts.reduce((total, row) => total + Number(row.population), 0)
      expect(sum, city).toBe(Number(byCode.get(city)!.population))
    }
  })

  it('gives the APL as a number of at most three decimals, or nothing', () => {
    const wrong = communes.filter((row) =>
      years.some((year) => !/^(\d+(\.\d{1,3})?)?$/.test(row[`apl_${year}`]!)),
    )
    expect(wrong).toEqual([])
    expect(communes.filter((row) => row.apl_2023 !== '').length).toBe(34_695)
    expect(byCode.get('01001')!.apl_2018).toBe('2.4')
  })

  it('leaves an unknown APL empty: Mayotte, the three cities, the zeros of Corsica', () => {
    const known = (row: Record<string, string>) => years.some((year) => row[`apl_${year}`] !== '')
    const empty = ['75056', '69123', '13055', '97611', '75101'].map((code) => known(byCode.get(code)!))
    expect(empty).toEqual([false, false, false, false, false])
    expect(communes.filter((row) => row.region === '94' && row.apl_2023 === '0')).toEqual([])
  })

  it('writes the point with five decimals', () => {
    expect(communes.filter((row) => ![row.lon!, row.lat!].every((v) => /^-?\d+\.\d{5}$/.test(v)))).toEqual([])
  })
})

describe('former codes', () => {
  it('each lead to a current commune, and none is itself current', () => {
    expect(former.length).toBe(4240)
    expect(former.filter((row) => !byCode.has(row.current!))).toEqual([])
    expect(former.filter((row) => byCode.has(row.former!))).toEqual([])
    expect(new Set(former.map((row) => row.former)).size).toBe(former.length)
  })

  it.each([
    ['12076', '12218', 'renumbered', 'Conques-en-Rouergue got the code of its new chef-lieu'],
    ['14011', '14581', 'renumbered', 'Aurseulles too'],
    ['69159', '69114', 'renumbered', 'Porte des Pierres Dorées too'],
    ['75002', '92002', 'renumbered', 'Antony went from the Seine to the Hauts-de-Seine in 1968'],
    ['01018', '01033', 'merged', 'Arlod merged into Valserhône'],
    ['01059', '01453', 'delegated', 'Brénaz is a déléguée of Arvière-en-Valromey'],
    ['01120', '01262', 'associated', 'Cordieux is associated to Montluel'],
    ['08227', '08203', 'divided', 'Hocmont was shared between two communes'],
    ['49144', '44180', 'merged', 'Freigné changed department and merged on the same day'],
  ])('%s is now %s (%s): %s', (code, current, how) => {
    const row = former.find((item) => item.former === code)
    expect(row && [row.current, row.how]).toEqual([current, how])
  })

  it('include the communes restored since 2013, with what they were taken out of', () => {
    const cantal = restored.filter((row) => row.since === '2025-01-01' && row.from === '15141')
    expect(cantal.map((row) => row.code)).toEqual(['15031', '15035', '15047', '15171'])
    expect(restored).toHaveLength(11)
    expect(restored.filter((row) => !byCode.has(row.code!))).toEqual([])
    expect(restored.filter((row) => !byCode.has(row.from!) && !currentOf.has(row.from!))).toEqual([])
  })
})

describe('other names', () => {
  it('all stand for a current commune and are not its name', () => {
    expect(aliases.filter((row) => !byCode.has(row.code!))).toEqual([])
    expect(aliases.filter((row) => byCode.get(row.code!)!.name === row.name)).toEqual([])
    expect(aliases.filter((row) => row.kind !== 'former_name' && row.kind !== 'former_commune')).toEqual([])
    expect(new Set(aliases.map((row) => `${row.name};${row.code}`)).size).toBe(aliases.length)
  })

  it.each([
    ['Neussargues en Pinatelle', '15141', 'former_name'],
    ['Arlod', '01033', 'former_commune'],
    ['Ergué-Armel', '29232', 'former_commune'],
    ['Charmont-sur-Marne', '02524', 'former_name'],
  ])('%s is found under %s', (name, code, kind) => {
    expect(aliases.find((row) => row.name === name && row.code === code)?.kind).toBe(kind)
  })
})
