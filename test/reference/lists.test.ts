import { describe, expect, it } from 'vitest'
import { slug } from '../../scripts/reference/lists/slug.ts'
import type { ClassDefinition, ProfessionDefinition, Specialty } from '../../server/nomenclature/schema.ts'
import { professionCodes, zoneClassCodes } from '../../server/nomenclature/schema.ts'
import { json, table } from './committed.ts'

type MarkedClass = ClassDefinition & { mark: string }
const MARK = /^(V \d+b?|R (high|medium)|I (sure|unsure)|open)$/

describe('regions and departments', () => {
  const regions =
    json<{ code: string; name: string; ars: { name: string; url: string; mark: string } }[]>('regions.json')
  const departments = json<{ code: string; name: string; region: string }[]>('departments.json')

  it('are 18 and 101, each department in a region, each region with a commune', () => {
    expect(regions).toHaveLength(18)
    expect(departments).toHaveLength(101)
    const codes = new Set(regions.map(({ code }) => code))
    expect(departments.filter(({ region }) => !codes.has(region))).toEqual([])
    expect(new Set(table('communes.csv').map((row) => row.region))).toEqual(codes)
  })

  it('name the ARS of each region and its public site', () => {
    expect(regions.find(({ code }) => code === '24')!.ars).toEqual({
      name: 'ARS Centre-Val de Loire',
      url: 'https://www.centre-val-de-loire.ars.sante.fr/',
      mark: 'R high',
    })
    expect(regions.filter(({ ars }) => !/^https:\/\/www\.[a-z-]+\.ars\.sante\.fr\/$/.test(ars.url))).toEqual(
      [],
    )
    expect(new Set(regions.map(({ ars }) => ars.url)).size).toBe(18)
    expect(regions.filter(({ ars }) => !MARK.test(ars.mark))).toEqual([])
  })
})

describe('the UFR', () => {
  const universities =
    json<
      {
        code: string
        name: string
        region: string
        mark: string
        note: string | null
        undecided_regions: string[]
      }[]
    >('universities.json')
  const of = (region: string) => universities.filter((item) => item.region === region).map(({ code }) => code)

  it('hang on the region where they stand, and keep the mark of recalled facts', () => {
    expect(universities).toHaveLength(36)
    expect(new Set(universities.map(({ code }) => code)).size).toBe(36)
    expect(of('24')).toEqual(['tours', 'orleans'])
    expect(of('84')).toEqual(['clermont-ferrand', 'grenoble', 'lyon-est', 'lyon-sud', 'saint-etienne'])
    expect(of('94')).toEqual([])
    expect(universities.filter(({ mark }) => mark !== 'R medium')).toEqual([])
  })

  it('of the Antilles and La Réunion say that their region is still to be decided', () => {
    const open = universities.filter((item) => item.undecided_regions.length > 0)
    expect(open.map(({ code, undecided_regions }) => [code, undecided_regions])).toEqual([
      ['antilles', ['01', '02', '03']],
      ['la-reunion', ['04', '06']],
    ])
    expect(open.every(({ note }) => note?.includes('à décider'))).toBe(true)
  })
})

describe('the specialties', () => {
  const specialties = json<Specialty[]>('specialties.json')

  it('are the 44 DES: 13 surgical, 30 medical, 1 of biology', () => {
    const count = (discipline: string) => specialties.filter((item) => item.discipline === discipline).length
    expect([count('chirurgicale'), count('medicale'), count('biologique')]).toEqual([13, 30, 1])
    expect(new Set(specialties.map(({ code }) => code)).size).toBe(44)
  })

  it('are named by the slug of their official name', () => {
    expect(specialties.filter(({ code, name }) => code !== slug(name))).toEqual([])
    const codes = specialties.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['medecine-generale', 'psychiatrie', 'medecine-d-urgence']))
  })

  it('carry ANS codes, the main one first, none of them twice', () => {
    expect(specialties.find(({ code }) => code === 'medecine-generale')!.ans_codes).toEqual([
      'SM54',
      'SM53',
      'SM26',
    ])
    expect(specialties.filter(({ ans_code, ans_codes }) => ans_code !== ans_codes[0])).toEqual([])
    const all = specialties.flatMap(({ ans_codes }) => ans_codes)
    expect(new Set(all).size).toBe(all.length)
    expect(all.filter((code) => !/^(SM|SCD)\d\d$/.test(code))).toEqual([])
  })

  it('keep their marks: recalled names, inferred codes, unsure where no single code says the DES', () => {
    expect(specialties.filter(({ mark }) => mark !== 'R high')).toEqual([])
    const unsure = specialties
      .filter(({ mapping_mark }) => mapping_mark === 'I unsure')
      .map(({ code }) => code)
    expect(unsure).toEqual(['chirurgie-pediatrique', 'oncologie'])
    expect(specialties.filter(({ mapping_mark }) => !MARK.test(mapping_mark))).toEqual([])
  })
})

describe('the professions', () => {
  const professions =
    json<(Omit<ProfessionDefinition, 'classes'> & { classes: MarkedClass[] })[]>('professions.json')
  const classes = (code: string) => professions.find((item) => item.code === code)!.classes
  const openTo = (code: string) =>
    classes(code)
      .filter((item) => item.cesp_eligible === true)
      .map((item) => item.code)

  it('are the seven of the contract, in its order', () => {
    expect(professions.map(({ code }) => code)).toEqual([...professionCodes])
  })

  it.each([
    ['medecin', ['ZIP', 'ZAC', 'ZAR', 'ZV', 'HZ', 'NC']],
    [
      'chirurgien_dentiste',
      ['TRES_SOUS_DOTEE', 'SOUS_DOTEE', 'INTERMEDIAIRE', 'TRES_DOTEE', 'NON_PRIORITAIRE', 'NC'],
    ],
    ['sage_femme', ['TRES_SOUS_DOTEE', 'SOUS_DOTEE', 'INTERMEDIAIRE', 'TRES_DOTEE', 'SUR_DOTEE', 'NC']],
    ['pharmacien', ['TERRITOIRE_FRAGILE', 'HZ', 'NC']],
    ['infirmier', ['TRES_SOUS_DOTEE', 'SOUS_DOTEE', 'INTERMEDIAIRE', 'TRES_DOTEE', 'SUR_DOTEE', 'NC']],
  ])('%s knows the classes of domain.md §2, in order', (code, expected) => {
    expect(classes(code).map((item) => item.code)).toEqual(expected)
  })

  it.each([
    ['medecin', ['ZIP', 'ZAC']],
    ['chirurgien_dentiste', ['TRES_SOUS_DOTEE', 'SOUS_DOTEE']],
    ['sage_femme', ['TRES_SOUS_DOTEE', 'SOUS_DOTEE']],
    ['pharmacien', []],
    ['infirmier', []],
    ['masseur_kinesitherapeute', []],
    ['orthophoniste', []],
  ])('the CESP of a %s is open in %j', (code, expected) => {
    expect(openTo(code)).toEqual(expected)
  })

  it('leave the question of the pharmacists open, and answer no for a médecin out of ZIP and ZAC', () => {
    expect(classes('pharmacien').map((item) => item.cesp_eligible)).toEqual([null, null, null])
    const refused = classes('medecin').filter((item) => item.cesp_eligible === false)
    expect(refused.map((item) => [item.code, item.mark])).toEqual([
      ['ZAR', 'I sure'],
      ['ZV', 'V 12'],
      ['HZ', 'I sure'],
    ])
  })

  it('say in French why, from which source, with which mark', () => {
    for (const item of professions.flatMap((profession) => profession.classes)) {
      expect(zoneClassCodes).toContain(item.code)
      expect(item.why.length, item.code).toBeGreaterThan(20)
      expect(item.source).toMatch(/^domain\.md §/)
      expect(item.mark).toMatch(MARK)
      expect(item.why, 'a no-break space comes before a colon').not.toMatch(/ [:;?!»]|« |'/)
    }
  })
})
