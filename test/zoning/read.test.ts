import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readLabel } from '../../server/zoning/class_labels.ts'
import { checkBytes, checkFixture, checkText, table } from './files.ts'

describe('a zoning file is recognised by its shape', () => {
  test.each([
    ['canonical.csv', 'canonical_csv', 'utf-8', ';'],
    ['canonical_bom_crlf.csv', 'canonical_csv', 'utf-8-bom', ';'],
    ['canonical_utf16le.csv', 'canonical_csv', 'utf-16le', ';'],
    ['canonical_utf16be.csv', 'canonical_csv', 'utf-16be', ';'],
    ['canonical_windows1252_tab.csv', 'canonical_csv', 'windows-1252', '\t'],
    ['atlasante.csv', 'atlasante_csv', 'utf-8', ','],
    ['cartosante.csv', 'cartosante_csv', 'utf-8-bom', ';'],
    ['cartosante.xlsx', 'cartosante_xlsx', null, null],
    ['postal_code.csv', 'postal_code_csv', 'utf-8', ','],
  ])('%s: %s, %s', async (name, format, encoding, delimiter) => {
    const { report, units } = await checkFixture(name)
    expect(report.errors).toEqual([])
    expect(report.file).toMatchObject({ format, encoding, delimiter })
    expect(units.map((unit) => unit.class)).toEqual([...Array(10).fill('ZIP'), ...Array(7).fill('ZAC')])
  })

  test('the column of AtlaSanté is the one of the profession', async () => {
    const classes = async (profession: 'sage_femme' | 'chirurgien_dentiste' | 'masseur_kinesitherapeute') =>
      new Set((await checkFixture('atlasante.csv', { profession })).units.map((unit) => unit.class))
    expect(await classes('sage_femme')).toEqual(new Set(['TRES_SOUS_DOTEE', 'INTERMEDIAIRE']))
    expect(await classes('chirurgien_dentiste')).toEqual(new Set(['SOUS_DOTEE']))
    expect(await classes('masseur_kinesitherapeute')).toEqual(new Set(['TRES_DOTEE']))
  })

  test('a profession that AtlaSanté does not carry is refused by name', async () => {
    const { report } = await checkFixture('atlasante.csv', { profession: 'pharmacien' })
    expect(report.errors[0]).toMatchObject({ code: 'header_unknown' })
    expect(report.errors[0]!.message).toMatch(/pharmacien/)
  })

  test('the act dates of AtlaSanté are told, and compared with the signature', async () => {
    const act = { signed_on: '2025-09-28', published_on: '2025-09-29', effective_on: '2025-09-29' }
    const { report } = await checkFixture('atlasante.csv', { act })
    expect(report.infos.find(({ code }) => code === 'act_dates')).toMatchObject({ count: 18 })
    expect(report.warnings.find(({ code }) => code === 'act_date_differs')?.message).toMatch(
      /28\u00a0septembre\u00a02025/,
    )
  })

  test('territories are kept, the padding of their code removed', async () => {
    const { units } = await checkText(
      'code_commune;libelle_commune;code_territoire;libelle_territoire;classe\n97601;Acoua;_0601;Nord;ZIP\n',
    )
    expect(units[0]).toMatchObject({ territory_code: '0601', territory_name: 'Nord' })
  })

  test('a workbook that would unpack too large is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })
    // The archive's directory says what it unpacks to (APPNOTE.TXT §4.3.12): here 201 MB.
    const directory = Buffer.from(bomb).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    Buffer.from(bomb.buffer, bomb.byteOffset).writeUInt32LE(201 * 1024 * 1024, directory + 24)
    const { report } = await checkBytes(bomb, {}, 'bombe.xlsx')
    expect(report.errors[0]).toMatchObject({ code: 'file_too_large' })
    expect(report.errors[0]!.message).toMatch(/201 Mo/)
  })

  test.each([
    ['a truncated workbook', 'file_damaged', async () => (await readXlsx()).subarray(0, 2000)],
    ['a zipped Shapefile', 'format_unsupported', async () => zipSync({ 'zones.shp': strToU8('x') })],
    ['the workbook of the DREES', 'format_unsupported', dreesWorkbook],
    ['an old workbook', 'format_unsupported', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ])('%s: %s', async (_title, code, bytes) => {
    const { report } = await checkBytes(await bytes(), {}, 'fichier')
    expect(report.errors.map((entry) => entry.code)).toEqual([code])
    expect(report.valid).toBe(false)
  })
})

describe('a class label', () => {
  test.each([
    ['1_ZIP', 'ZIP'],
    ['zip', 'ZIP'],
    ["Zone d'intervention prioritaire", 'ZIP'],
    ['1 -Zone d’intervention prioritaire', 'ZIP'],
    ['ZONE D ACTION COMPLEMENTAIRE', 'ZAC'],
    ['2_ZAC', 'ZAC'],
    ['4_ZAR', 'ZAR'],
    ['5_ZV', 'ZV'],
    ['3_HZ', 'HZ'],
    ['6_HZ', 'HZ'],
    ['HV', 'HZ'],
    ['N/A - résultat non disponible', 'NC'],
    ['NC_zonage infra-communal', 'NC'],
    ['Non-spécifié', 'NC'],
    ['3_QPV_ZIP', 'NC'],
    ['7_GQ_ZAC', 'NC'],
    ['1_Tres_sous_dotee', 'TRES_SOUS_DOTEE'],
    ['1_TRES_SOUS_DOTEE', 'TRES_SOUS_DOTEE'],
    ['Zones très sous-dotées', 'TRES_SOUS_DOTEE'],
    ['VUD', 'TRES_SOUS_DOTEE'],
    ['1b_Sous_dense', 'SOUS_DOTEE'],
    ['2_Sous_dotee', 'SOUS_DOTEE'],
    ['UD', 'SOUS_DOTEE'],
    ['3_INTERMEDIAIRE', 'INTERMEDIAIRE'],
    ['Int', 'INTERMEDIAIRE'],
    ['4_Tres_dotee', 'TRES_DOTEE'],
    ['VD', 'TRES_DOTEE'],
    ['5_Sur_dotee', 'SUR_DOTEE'],
    ['Sur-dotée', 'SUR_DOTEE'],
    ['OD', 'SUR_DOTEE'],
    ['5b_Non_prioritaire', 'NON_PRIORITAIRE'],
    ['Territoires fragiles', 'TERRITOIRE_FRAGILE'],
    ['TERRITOIRE_FRAGILE', 'TERRITOIRE_FRAGILE'],
  ])('« %s » is %s', (label, expected) => {
    expect(readLabel(label)?.class).toBe(expected)
  })

  test.each(['ZONE BLEUE', 'ZIPP', '1', '', '_'])('« %s » is unknown', (label) => {
    expect(readLabel(label)).toBeNull()
  })

  test('of a part of the commune leaves it not classified, and says so', async () => {
    const { report, units } = await checkText(table([['97601', '3_QPV_ZIP']]))
    expect(report.warnings.find(({ code }) => code === 'below_commune')).toBeDefined()
    expect(units[0]).toMatchObject({ class: 'NC', note: expect.stringMatching(/QPV/) })
  })
})

async function readXlsx(): Promise<Buffer> {
  const { readFileSync } = await import('node:fs')
  const { fixturePath } = await import('./files.ts')
  return readFileSync(fixturePath('cartosante.xlsx'))
}

async function dreesWorkbook(): Promise<Buffer> {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const data = [[{ value: 'agr', type: String }]]
  return writeWorkbook([
    { data, sheet: 'Zonage_TVS' },
    { data, sheet: 'Zonage_communes' },
  ]).toBuffer()
}
