import { expect, test } from 'vitest'
import { describeServices } from './services.ts'

const at = (lon: number | string, lat: number | string, more = '') =>
  `/api/v1/zones/at?lon=${lon}&lat=${lat}&profession=medecin${more}`

describeServices('GET /zones/at', (ask) => {
  test.each([
    ['Tours', 0.6848, 47.3941, '37261', '24'],
    ['Paris, place de la Bastille: its arrondissement', 2.3713, 48.8532, '75111', '11'],
    ['Lyon 3e', 4.8559, 45.7597, '69383', '84'],
    ['Marseille, Canebière', 5.3805, 43.2969, '13201', '93'],
    ['Ajaccio', 8.7369, 41.9267, '2A004', '94'],
    ['Cayenne', -52.3261, 4.9372, '97302', '03'],
    ['Mamoudzou', 45.2279, -12.7806, '97611', '06'],
    ['Pointe-à-Pitre', -61.5331, 16.2411, '97120', '01'],
  ])('%s gets its commune, zone and act', async (_title, lon, lat, code, region) => {
    const { status, body } = await ask(at(lon, lat))
    expect(status).toBe(200)
    expect(body.commune).toMatchObject({ code, region })
    expect(body.zone).toMatchObject({
      source: 'commune',
      class: expect.stringMatching(/^(ZIP|ZAC|ZAR|ZV|HZ|NC)$/),
    })
    expect(typeof body.zone.eligible).toBe('boolean')
    expect(body.publication).toMatchObject({ region, profession: 'medecin' })
    // The day the export was seen, or that of the act where it was read.
    expect(body.publication.effective_on_is_latest).toBe(body.publication.effective_on === '2025-05-09')
    expect(body.publication.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('Saint-Denis de La Réunion is not classed by commune, and the answer says why', async () => {
    const { body } = await ask(at(55.4481, -20.8789))
    expect(body.commune.code).toBe('97411')
    expect(body.zone).toMatchObject({ class: 'NC', eligible: null })
    expect(body.zone.note).toMatch(/quartier/)
  })

  test.each([
    ['at sea', -4, 46],
    ['in London', -0.1276, 51.5072],
    ['in Andorra', 1.5218, 42.5063],
    ['in Monaco', 7.4246, 43.7384],
    ['at the pole', 0, 90],
  ])('a point %s is outside the territory', async (_title, lon, lat) => {
    const { status, body, headers } = await ask(at(lon, lat))
    expect(status).toBe(404)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body.code).toBe('outside_territory')
    expect(body.detail).toContain(`${lat}`)
  })

  test('before the first known publication, and for a profession without one, no zoning answers', async () => {
    expect((await ask(at(0.6848, 47.3941, '&on=2020-01-01'))).body.code).toBe('no_zoning')
    expect((await ask('/api/v1/zones/at?lon=0.68&lat=47.39&profession=sage_femme')).body.code).toBe(
      'no_zoning',
    )
  })

  test('each wrong parameter is named with its value and what was expected', async () => {
    const { status, body } = await ask(
      '/api/v1/zones/at?lon=abc&lat=95&profession=dentiste&on=2026-02-30&x=1',
    )
    expect(status).toBe(400)
    expect(body.errors.map((e: { field: string }) => e.field).sort()).toEqual([
      'lat',
      'lon',
      'on',
      'profession',
      'x',
    ])
    for (const error of body.errors) expect(error.message).not.toBe('')
    expect(body.errors.find((e: { field: string }) => e.field === 'lon').value).toBe('abc')
  })

  test('an empty coordinate is not zero', async () => {
    const { status, body } = await ask(at('', 47))
    expect(status).toBe(400)
    expect(body.errors[0].field).toBe('lon')
  })

  test('a repeated question is answered 304', async () => {
    const first = await ask(at(0.6848, 47.3941))
    const etag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toContain('public')
    const second = await ask(at(0.6848, 47.3941), { headers: { 'If-None-Match': etag } })
    expect(second.status).toBe(304)
  })
})

describeServices('GET /communes', (ask) => {
  const search = async (q: string) => (await ask(`/api/v1/communes?q=${encodeURIComponent(q)}`)).body.items

  test.each([
    ['tours', '37261'],
    ['SAINT ETIENNE du rouv', '76575'],
    ['st-etienne-du-rouvray', '76575'],
    ['37000', '37261'],
    ['2a004', '2A004'],
    ['L’Haÿ-les-Roses', '94038'],
    ['mamoudzou', '97611'],
  ])('« %s » suggests %s first', async (q, code) => {
    expect((await search(q))[0].code).toBe(code)
  })

  test('a name nobody bears suggests nothing', async () => {
    expect(await search('zzzzzz')).toEqual([])
  })

  test('an empty question is refused', async () => {
    expect((await ask('/api/v1/communes?q=')).status).toBe(400)
  })

  test('a commune shows its zone, act, population, APL and history', async () => {
    const { body } = await ask('/api/v1/communes/37261?profession=medecin')
    expect(body).toMatchObject({
      code: '37261',
      name: 'Tours',
      region: '24',
      ars: { name: expect.stringContaining('Centre') },
    })
    expect(body.population).toBeGreaterThan(130_000)
    expect(Object.keys(body.apl)).toContain('2023')
    expect(body.history).toHaveLength(1)
    expect(body.history[0]).toMatchObject({ from: '2025-05-09', from_is_latest: true, to: null })
    expect(body.zone.class).toBe(body.history[0].class)
  })

  test('Paris as a whole lists its twenty arrondissements', async () => {
    const { status, body } = await ask('/api/v1/communes/75056')
    expect(status).toBe(200)
    expect(body.arrondissements).toHaveLength(20)
    expect(body.arrondissements[0].class).toMatch(/^(ZIP|ZAC|HZ)$/)
  })

  test('a former commune names the one that took its place', async () => {
    const { status, body } = await ask('/api/v1/communes/14697')
    expect(status).toBe(404)
    expect(body).toMatchObject({ code: 'former_commune', current: expect.stringMatching(/^14\d{3}$/) })
  })

  test('an unknown code and a malformed one are told apart', async () => {
    expect((await ask('/api/v1/communes/99999')).body.code).toBe('unknown_commune')
    expect((await ask('/api/v1/communes/tours')).status).toBe(400)
  })
})
