import { geojson } from 'flatgeobuf'
import { beforeAll, expect, test } from 'vitest'
import { loadCommunes } from '../../server/geography/load.ts'
import { contentInForce, type ExportContent } from '../../server/zoning/export/content.ts'
import { type ExportFormat, exportZoning } from '../../server/zoning/export/export.ts'
import { describeEngines } from '../database/engines.ts'
import { checkText, reference } from './files.ts'
import { createSnapshot } from './snapshots.ts'

const snapshot = createSnapshot('06', (code) => (code < '97610' ? 'ZIP' : 'ZAC'))

describeEngines('an export', (database) => {
  beforeAll(() => loadCommunes(database(), reference))

  async function written(content: ExportContent, format: ExportFormat): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of exportZoning(content, format, { reference, sql: database().sql }).body)
      parts.push(Buffer.from(part))
    return Buffer.concat(parts)
  }
  const mayotte = contentInForce(snapshot, '06', reference)

  test('in CSV is read back the same', async () => {
    const { report, units } = await checkText((await written(mayotte, 'csv')).toString('utf8'))
    expect(report.valid).toBe(true)
    expect(units).toEqual(mayotte.units.map(({ unit }) => unit))
  })

  test('in CSV neutralises what a spreadsheet would run', async () => {
    const units = [{ publication_id: 'x', unit: { ...snapshot.unit('97601')!, territory_name: '=1+1' } }]
    expect((await written({ ...mayotte, units }, 'csv')).toString()).toContain("97601;Acoua;;'=1+1;ZIP")
  })

  test('in GeoJSON holds each unit with its shape, class and publication', async () => {
    const { features } = JSON.parse((await written(mayotte, 'geojson')).toString('utf8'))
    expect(features).toHaveLength(17)
    expect(features[0]).toMatchObject({
      type: 'Feature',
      id: '97601',
      geometry: { type: 'MultiPolygon' },
      properties: {
        code: '97601',
        name: 'Acoua',
        class: 'ZIP',
        eligible: true,
        publication_id: 'medecin-06-essai',
      },
    })
  })

  test('in FlatGeobuf holds the same as in GeoJSON', async () => {
    const bytes = await written(mayotte, 'flatgeobuf')
    const read: GeoJSON.Feature[] = []
    for await (const feature of geojson.deserialize(new Uint8Array(bytes)))
      read.push(feature as GeoJSON.Feature)
    const { features } = JSON.parse((await written(mayotte, 'geojson')).toString('utf8'))
    expect(read.map(({ geometry }) => geometry)).toEqual(features.map((f: GeoJSON.Feature) => f.geometry))
    expect(read.map(({ properties }) => properties?.code)).toEqual(
      features.map((f: GeoJSON.Feature) => f.properties?.code),
    )
  })

  test('of an empty zoning holds no unit in any format', async () => {
    const empty = { ...mayotte, units: [] }
    expect((await written(empty, 'csv')).toString().split('\n')).toHaveLength(2)
    expect(JSON.parse((await written(empty, 'geojson')).toString()).features).toEqual([])
  })
})
