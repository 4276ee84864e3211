import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../server/files/xlsx.ts'
import { columns } from '../../server/places/columns.ts'
import { exportPlaces } from '../../server/places/export.ts'
import { readPlaceFile } from '../../server/places/read.ts'
import type { Place, PlaceList } from '../../server/places/schema.ts'
import { validatePlaces } from '../../server/places/validate.ts'
import { place } from '../matching/examples.ts'
import { smallContext } from './small_reference.ts'

const list = (demonstration: boolean): PlaceList => ({
  id: 'liste-20260101-1a2b3c4d',
  effective_on: '2026-01-01',
  demonstration,
  file_name: 'liste.csv',
  sha256: '0'.repeat(64),
  places: 2,
  recorded_at: '2026-01-01T00:00:00.000Z',
})
const zone = { class: 'ZIP' as const, label: 'Zone d’intervention prioritaire', eligible: true }
const places: Place[] = [
  { ...place({ id: 'DEMO-1', functions: '=HYPERLINK("x"); « suite »\nà la ligne' }), zone },
  { ...place({ id: 'DEMO-2', specialties: [], approximate: true, closes_on: '2027-01-01' }), zone: null },
]

describe('an export', () => {
  it.each(['csv', 'xlsx'] as const)('in %s is read back the same', async (format) => {
    const { body } = await exportPlaces(list(true), places, format)
    const read = await readPlaceFile({ name: 'x', bytes: Buffer.from(body as string) })
    const { places: back, report } = validatePlaces(read, smallContext)
    expect(report.errors).toEqual([])
    const records = places.map(({ zone: _zone, ...record }) => record)
    expect(back).toEqual(records)
  })

  it('says in every format that it is a demonstration without official value', async () => {
    const [csv, geojson, xlsx] = await Promise.all(
      (['csv', 'geojson', 'xlsx'] as const).map((format) => exportPlaces(list(true), places, format)),
    )
    for (const file of [csv!, geojson!, xlsx!]) expect(file.name).toContain('demonstration')
    const lines = (csv!.body as string).trimEnd().split('\n')
    expect(lines[0]).toMatch(/;mention$/)
    expect(lines.at(-1)).toMatch(/;Données de démonstration, sans valeur officielle$/)
    const { metadata, features } = JSON.parse(geojson!.body as string)
    expect(metadata).toMatchObject({
      demonstration: true,
      mention: 'Données de démonstration, sans valeur officielle',
    })
    for (const { properties } of features) expect(properties.mention).toContain('sans valeur officielle')
    const sheets = await readWorkbook(xlsx!.body as Buffer)
    expect(sheets.map(({ name }) => name)).toEqual(['Démonstration', 'À lire'])
    expect(sheets[1]!.records.flatMap(({ cells }) => cells)).toContain(
      'Données de démonstration, sans valeur officielle',
    )
  })

  it('says nothing of the kind of a real list', async () => {
    const { name, body } = await exportPlaces(list(false), places, 'csv')
    expect(`${name}${body}`).not.toContain('démonstration')
    expect(name).not.toContain('demonstration')
  })

  it('hands no formula to a spreadsheet', async () => {
    const { body: csv } = await exportPlaces(list(true), places, 'csv')
    expect(csv).toContain('"\'=HYPERLINK')
    const { body: xlsx } = await exportPlaces(list(true), places, 'xlsx')
    const cells = (await readWorkbook(xlsx as Buffer))[0]!.records.flatMap((record) => record.cells)
    for (const cell of cells) expect(cell).not.toMatch(/^[=+@]/)
  })
})

describe('the Table Schema', () => {
  it('names the very columns that the reader expects', () => {
    const schema = JSON.parse(readFileSync('data/schemas/places.schema.json', 'utf8'))
    expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual([...columns])
  })
})
