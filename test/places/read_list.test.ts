import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { columns } from '../../server/places/columns.ts'
import { isFiness } from '../../server/places/finess.ts'
import { readPlaceFile } from '../../server/places/read.ts'
import { validatePlaces } from '../../server/places/validate.ts'
import { type Row as Cells, listFile as csv, header, line, sound } from './list_file.ts'
import { smallContext } from './small_reference.ts'

async function check(bytes: Uint8Array) {
  const read = await readPlaceFile({ name: 'liste.csv', bytes })
  return validatePlaces(read, smallContext)
}

/** Codes of the entries of a list made of one sound row with these cells changed. */
async function codesOf(cells: Partial<Cells>) {
  const { report } = await check(csv(cells))
  return [...report.errors, ...report.warnings, ...report.infos].map((entry) => entry.code)
}

describe('a national list file', () => {
  it('is read as the contract writes it', async () => {
    const { places, report } = await check(csv({}))
    expect(report).toMatchObject({ valid: true, errors: [], warnings: [], infos: [], demonstration: false })
    expect(places).toEqual([
      {
        id: 'CVL-001',
        profession: 'medecin',
        specialties: ['psychiatrie'],
        mode: 'salarie',
        posts: 2,
        posts_left: 2,
        structure: { name: 'Centre hospitalier de Bonneval', finess: '280000035' },
        employer: 'Centre hospitalier de Bonneval',
        address: null,
        postal_code: '28800',
        commune: { code: '28051', name: 'Bonneval' },
        region: '24',
        point: [1.39, 48.18],
        approximate: false,
        functions: 'Psychiatrie de secteur.',
        contact: null,
        chu: false,
        opens_on: '2026-01-01',
        closes_on: null,
        demonstration: false,
      },
    ])
  })

  it('says the same whatever its encoding, its delimiter, its line breaks and the order of its columns', async () => {
    const text = csv({ fonctions: 'Équipe mobile' }).toString()
    const { places } = await check(Buffer.from(text))
    const reversed = text
      .split('\n')
      .map((row) => row.split(';').reverse().join(';'))
      .join('\n')
    for (const bytes of [
      Buffer.from(`\uFEFF${text}`),
      iconv.encode(text, 'win1252'),
      iconv.encode(text, 'utf-16le', { addBOM: true }),
      Buffer.from(text.replaceAll('\n', '\r\n')),
      Buffer.from(text.replaceAll(';', ',')),
      Buffer.from(text.replaceAll(';', '\t')),
      Buffer.from(reversed),
    ])
      expect((await check(bytes)).places).toEqual(places)
  })

  it('is read from the sheet of a workbook that has the header, dates and numbers as Excel keeps them', async () => {
    const cells = columns.map((column) => {
      if (column === 'ouvert_le') return { value: new Date('2026-01-01T00:00:00Z'), format: 'dd/mm/yyyy' }
      return column === 'nombre_postes' ? 2 : sound[column] || null
    })
    const bytes = await writeWorkbook([
      { sheet: 'À lire', data: [['Liste nationale']] },
      { sheet: 'Lieux', data: [[...columns], cells] },
    ] as never).toBuffer()
    const { places, report } = await check(bytes)
    expect(report.file).toMatchObject({ format: 'xlsx', rows: 1, places_read: 1 })
    expect(places).toEqual((await check(csv({}))).places)
  })

  it.each([
    ['file_empty', Buffer.from('\n')],
    ['file_binary', Buffer.from(`${header}\n\u0000`)],
    ['file_damaged', Buffer.from(`${header}\n"CVL-001;medecin`)],
    ['file_damaged', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(40)])],
    ['no_rows', Buffer.from(`${header}\n`)],
    ['column_missing', Buffer.from('identifiant;profession\nA;medecin')],
    ['column_twice', Buffer.from(`${header};finess\n${line({})};`)],
    ['row_too_long', Buffer.from(`${header}\n${line({})};encore`)],
  ])('is refused as %s', async (code, bytes) => {
    const { report } = await check(bytes)
    expect(report.valid).toBe(false)
    expect(report.errors.map((entry) => entry.code)).toContain(code)
  })

  it('is read in spite of a column nobody knows, and says so', async () => {
    const { report } = await check(Buffer.from(`${header};humeur\n${line({})};bonne`))
    expect(report.valid).toBe(true)
    expect(report.warnings).toMatchObject([{ code: 'column_unknown', samples: [{ value: 'humeur' }] }])
  })

  it('accounts for every row: read or refused', async () => {
    const cell = fc.constantFrom('', 'x', '37261', 'medecin', 'mixte', '2026-01-01', '3', 'SM54')
    const row = fc.record(Object.fromEntries(columns.map((c) => [c, fc.option(cell, { nil: undefined })])))
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const filled = rows.map((cells) =>
          Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined)),
        )
        const { places, report } = await check(csv(...(filled as Partial<Cells>[])))
        expect(report.file.rows).toBe(rows.length)
        expect(report.file.places_read + report.file.rows_refused).toBe(rows.length)
        expect(places.length).toBe(report.file.places_read)
        expect(new Set(places.map((place) => place.id)).size).toBe(places.length)
        if (report.file.rows_refused > 0) expect(report.valid).toBe(false)
      }),
      { seed: 11, numRuns: 150 },
    )
  })
})

describe('a row of the list', () => {
  it.each<[string, Partial<Cells>]>([
    ['identifier_missing', { identifiant: '' }],
    ['identifier_malformed', { identifiant: 'CVL 001' }],
    ['profession_unknown', { profession: 'astrologue' }],
    ['specialty_unknown', { specialites: 'psychiatrie|chiromancie' }],
    ['specialty_mixed', { specialites: 'toutes|psychiatrie' }],
    ['mode_unknown', { mode_exercice: 'benevole' }],
    ['posts_invalid', { nombre_postes: '1,5' }],
    ['posts_invalid', { nombre_postes: '100' }],
    ['structure_missing', { structure: '' }],
    ['finess_malformed', { finess: '280000036' }],
    ['postal_code_malformed', { code_postal: '2880O' }],
    ['commune_unknown', { code_commune: '28999' }],
    ['arrondissement_missing', { code_commune: '75056', code_postal: '75099', longitude: '', latitude: '' }],
    ['point_malformed', { longitude: '' }],
    ['point_malformed', { latitude: '91' }],
    ['point_malformed', { latitude: 'nord' }],
    ['point_swapped', { longitude: '48.18', latitude: '1.39' }],
    ['point_far', { longitude: '2.39' }],
    ['chu_malformed', { chu: 'peut-être' }],
    ['opening_missing', { ouvert_le: '' }],
    ['date_malformed', { ouvert_le: '2026-02-30' }],
    ['date_malformed', { ferme_le: '2026' }],
    ['dates_reversed', { ferme_le: '2025-12-31' }],
  ])('is refused as %s and the list with it', async (code, cells) => {
    const { places, report } = await check(csv(cells))
    expect(report.errors.map((entry) => entry.code)).toEqual([code])
    expect(report.errors[0]!.samples[0]!.row).toBe(2)
    expect(report.valid).toBe(false)
    expect(places).toEqual([])
  })

  it.each<[string, Partial<Cells>]>([
    ['posts_none', { nombre_postes: '0' }],
    ['employer_missing', { employeur: '' }],
    ['postal_code_elsewhere', { code_postal: '28801' }],
    ['commune_carried', { code_commune: '28400' }],
    ['arrondissement_found', { code_commune: '75056', code_postal: '75011', longitude: '', latitude: '' }],
    ['point_elsewhere', { latitude: '48.25' }],
    ['point_of_commune', { longitude: '', latitude: '' }],
    ['functions_missing', { fonctions: '' }],
    ['chu_derogation', { chu: 'oui' }],
  ])('is read and said to be %s', async (code, cells) => {
    expect((await check(csv(cells))).report.valid).toBe(true)
    expect(await codesOf(cells)).toContain(code)
  })

  it('without a point takes its commune’s, and says that it is approximate', async () => {
    const { places } = await check(csv({ longitude: '', latitude: '' }))
    expect(places[0]).toMatchObject({ point: [1.39, 48.18], approximate: true })
  })

  it('in a city of arrondissements goes to the one of its point', async () => {
    const { places } = await check(
      csv({ code_commune: '75056', code_postal: '', longitude: '2.38', latitude: '48.86' }),
    )
    expect(places[0]!.commune).toEqual({ code: '75111', name: 'Paris 11e Arrondissement' })
  })

  it('names a specialty by its slug or by any of its ANS codes, once', async () => {
    const { places } = await check(csv({ specialites: 'SM26|medecine-generale|sm42' }))
    expect(places[0]!.specialties).toEqual(['medecine-generale', 'psychiatrie'])
  })

  it('open to every specialty has none', async () => {
    expect((await check(csv({ specialites: 'Toutes' }))).places[0]!.specialties).toEqual([])
  })

  it('takes French dates, accents in the mode and decimal commas', async () => {
    const { places } = await check(
      csv({ ouvert_le: '01/02/2026', mode_exercice: 'Salarié', longitude: '1,39', latitude: '48,18' }),
    )
    expect(places[0]).toMatchObject({ opens_on: '2026-02-01', mode: 'salarie', point: [1.39, 48.18] })
  })

  it('with the identifier of another is refused, naming it and its line', async () => {
    const { report } = await check(csv({}, { structure: 'Autre' }))
    expect(report.errors).toMatchObject([
      { code: 'identifier_twice', samples: [{ row: 3, column: 'identifiant', value: 'CVL-001' }] },
    ])
  })

  it('of demonstration cannot stand beside a real one', async () => {
    const { report } = await check(csv({}, { identifiant: 'DEMO-24-0001' }))
    expect(report.errors.map((entry) => entry.code)).toEqual(['demonstration_mixed'])
    expect(report.demonstration).toBe(true)
  })
})

describe('a FINESS number', () => {
  it('is checked by its key, in Corsica too', () => {
    for (const number of ['010000024', '280000035', '970100392', '2B0005664'])
      expect(isFiness(number)).toBe(true)
    for (const number of ['010000025', '2C0005664', '01000002', '', '0100000240'])
      expect(isFiness(number)).toBe(false)
  })

  it('with one digit changed is always refused', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digits = [...'010000024'].map(Number)
        digits[at] = (digits[at]! + shift) % 10
        expect(isFiness(digits.join(''))).toBe(false)
      }),
      { seed: 3 },
    )
  })
})
