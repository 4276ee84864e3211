import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { place as placeSchema } from '../../server/places/schema.ts'
import { place } from '../matching/examples.ts'
import { startSmallService } from './small_service.ts'

const tours = { code: '37261', name: 'Tours' }
const list = [
  place({ id: 'A', structure: { name: 'Maison de santé de Bonneval', finess: null } }),
  place({
    id: 'B',
    commune: tours,
    point: [0.69, 47.39],
    structure: { name: 'Centre hospitalier de Tours', finess: null },
    specialties: ['psychiatrie'],
    mode: 'salarie',
  }),
  place({
    id: 'C',
    commune: { code: '29019', name: 'Brest' },
    region: '53',
    point: [-4.49, 48.39],
    structure: { name: 'Hôpital de Brest', finess: null },
    specialties: [],
  }),
  place({
    id: 'D',
    commune: { code: '75111', name: 'Paris 11e Arrondissement' },
    region: '11',
    structure: { name: 'Centre de santé', finess: null },
    closes_on: '2026-06-30',
  }),
]

let service: Awaited<ReturnType<typeof startSmallService>>
beforeAll(async () => {
  service = await startSmallService(list)
})
afterAll(() => service.close())

const ids = async (query: string) => {
  const { body } = await service.ask(`/places?${query}`)
  return body.items.map(({ id }: { id: string }) => id)
}

describe('GET /places', () => {
  it.each([
    ['sort=distance', 'sort'],
    ['radius_km=5', 'radius_km'],
    ['near=1', 'near'],
    ['near=1,nord', 'near'],
    ['near=1,91', 'near'],
    ['bbox=1,2,3', 'bbox'],
    ['bbox=1,3,2,2', 'bbox'],
    ['mode=benevole', 'mode'],
    ['mode=', 'mode'],
    ['region=99', 'region'],
    ['zone=ZZZ', 'zone'],
    ['specialty=chiromancie', 'specialty'],
    ['profession=astrologue', 'profession'],
    ['on=2026-02-30', 'on'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['cursor=xxx', 'cursor'],
    ['open=oui', 'open'],
    ['page=2', 'page'],
  ])('refuses %s, naming the field and what was expected', async (query, field) => {
    const { status, headers, body } = await service.ask(`/places?${query}`)
    expect(status).toBe(400)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body.code).toBe('invalid_parameters')
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([field])
    expect(body.errors[0].message).not.toMatch(/invalid|expected/i)
  })

  it('answers the places of the contract, with their zone, and says that the list is a demonstration', async () => {
    const { status, headers, body } = await service.ask('/places')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      total: 4,
      next_cursor: null,
      on: '2026-11-22',
      list: { demonstration: true },
    })
    for (const item of body.items) expect(placeSchema.parse(item)).toEqual(item)
    const zones = Object.fromEntries(
      body.items.map(({ id, zone }: { id: string; zone: unknown }) => [id, zone]),
    )
    expect(zones).toEqual({
      A: { class: 'ZIP', label: 'Zone d’intervention prioritaire', eligible: true },
      B: { class: 'ZAC', label: 'Zone d’action complémentaire', eligible: true },
      C: { class: 'HZ', label: 'Hors zonage', eligible: false },
      D: null,
    })
    expect(headers.get('x-demonstration')).toBe('sans valeur officielle')
    expect(headers.get('cache-control')).toContain('public')
    expect(headers.get('last-modified')).toBe('Thu, 01 Jan 2026 08:00:00 GMT')
  })

  it('answers nothing before the first list', async () => {
    const { status, body } = await service.ask('/places?on=2025-12-31')
    expect(status).toBe(200)
    expect(body).toEqual({ items: [], total: 0, next_cursor: null, on: '2025-12-31', list: null })
  })

  it('is filtered and ordered as asked', async () => {
    expect(await ids('specialty=SM42')).toEqual(['B', 'C'])
    expect(await ids('mode=salarie,mixte')).toEqual(['B'])
    expect(await ids('mode=salarie&mode=mixte')).toEqual(['B'])
    expect(await ids('region=53,11')).toEqual(['D', 'C'])
    expect(await ids('zone=ZIP,ZAC')).toEqual(['B', 'A'])
    expect(await ids('bbox=0,47,1,48')).toEqual(['B'])
    expect(await ids('near=0.7,47.4&radius_km=200')).toEqual(['B', 'A', 'D'])
    expect(await ids('open=true')).not.toContain('D')
    expect(await ids('q=HOPITAL')).toEqual(['C'])
    expect(await ids('sort=commune')).toEqual(['A', 'C', 'D', 'B'])
  })

  it('is paged whole', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await service.ask(`/places?limit=3${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.next_cursor ?? ''
    } while (cursor)
    expect(seen).toEqual(await ids(''))
  })

  it('answers 304 to who has it already', async () => {
    const { headers } = await service.ask('/places')
    const again = await service.ask('/places', {
      headers: { 'If-None-Match': headers.get('etag')!, 'Cache-Control': 'max-age=0' },
    })
    expect(again.status).toBe(304)
  })
})

describe('GET /places/{id}', () => {
  it('does not know a place that is not on the list', async () => {
    expect(await service.ask('/places/Z')).toMatchObject({ status: 404, body: { code: 'unknown_place' } })
    expect(await service.ask('/places/A?on=2025-12-31')).toMatchObject({ status: 404 })
  })

  it('answers the place, its zone and act, and whom to ask', async () => {
    const { status, body } = await service.ask('/places/A')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: 'A',
      zone: { class: 'ZIP' },
      zone_detail: { why: expect.any(String) },
      publication: { id: 'medecin-24-20250509-1a2b3c4d' },
      ars: { name: 'ARS Centre-Val de Loire' },
      list: { demonstration: true },
    })
  })
})

describe('GET /places/export', () => {
  it('needs a format it knows and a list in force', async () => {
    expect((await service.ask('/places/export')).status).toBe(400)
    expect((await service.ask('/places/export?format=pdf')).status).toBe(400)
    expect(await service.ask('/places/export?format=csv&on=2025-01-01')).toMatchObject({
      status: 404,
      body: { code: 'no_list' },
    })
  })

  it.each([
    ['csv', 'text/csv', /sans valeur officielle/],
    ['geojson', 'application/geo+json', /sans valeur officielle/],
    ['xlsx', 'spreadsheetml', /^PK/],
  ])('gives the places filtered in %s', async (format, type, content) => {
    const { status, headers, bytes } = await service.ask(`/places/export?format=${format}&region=24`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain(type)
    expect(headers.get('content-disposition')).toContain(`liste-20260101-1a2b3c4d-demonstration.${format}`)
    expect(bytes.toString()).toMatch(content)
    if (format === 'csv') expect(bytes.toString().trimEnd().split('\n')).toHaveLength(3)
  })
})

describe('GET /schemas/{name}', () => {
  it('gives the Table Schemas of the files read', async () => {
    expect((await service.ask('/schemas/nope')).status).toBe(404)
    const { body } = await service.ask('/schemas/zoning.schema.json')
    expect(body.fields.map(({ name }: { name: string }) => name)).toEqual([
      'code_commune',
      'libelle_commune',
      'code_territoire',
      'libelle_territoire',
      'classe',
    ])
  })
})
