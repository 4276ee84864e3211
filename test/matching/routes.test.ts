import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matches as matchesSchema } from '../../server/matching/schema.ts'
import { startSmallService } from '../places/small_service.ts'
import { place } from './examples.ts'

const list = [
  place({ id: 'A' }),
  place({ id: 'B', commune: { code: '37261', name: 'Tours' }, point: [0.69, 47.39], mode: 'salarie' }),
  place({ id: 'C', commune: { code: '29019', name: 'Brest' }, region: '53', point: [-4.49, 48.39] }),
  place({ id: 'D', specialties: ['psychiatrie'] }),
  place({ id: 'E', closes_on: '2026-06-30' }),
]

let service: Awaited<ReturnType<typeof startSmallService>>
beforeAll(async () => {
  service = await startSmallService(list)
})
afterAll(() => service.close())

const question = 'profession=medecin&specialty=medecine-generale&training_region=24'
const ids = async (query: string) => {
  const { body } = await service.ask(`/matches?${question}&${query}`)
  return body.items.map((item: { place: { id: string } }) => item.place.id)
}

describe('GET /matches', () => {
  it('needs a profession, a specialty and a region of training, and names each that is missing', async () => {
    const { status, body } = await service.ask('/matches')
    expect(status).toBe(400)
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([
      'profession',
      'training_region',
    ])
    const second = await service.ask('/matches?profession=medecin&training_region=24')
    expect(second.body.errors.map((error: { field: string }) => error.field)).toEqual(['specialty'])
  })

  it.each([
    ['training_region=99', 'training_region'],
    ['specialty=chiromancie', 'specialty'],
    ['max_km=10', 'max_km'],
    ['sort=distance', 'sort'],
    ['sort=hasard', 'sort'],
    ['regime=ancien', 'regime'],
    ['include=tout', 'include'],
    ['near=200,0', 'near'],
  ])('refuses %s', async (change, field) => {
    const query = new URLSearchParams(`${question}`)
    for (const [name, value] of new URLSearchParams(change)) query.set(name, value)
    const { status, body } = await service.ask(`/matches?${query}`)
    expect(status).toBe(400)
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([field])
  })

  it('lists the places open to the candidate, as the contract writes them', async () => {
    const { status, headers, body } = await service.ask(`/matches?${question}`)
    expect(status).toBe(200)
    expect(matchesSchema.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      on: '2026-11-22',
      total: 2,
      eligible: 2,
      priority: 2,
      ineligible: 3,
      demonstration: true,
    })
    expect(body.items.map((item: { place: { id: string } }) => item.place.id)).toEqual(['A', 'B'])
    expect(headers.get('x-demonstration')).toBe('sans valeur officielle')
  })

  it('lists the others too when asked, with the reason that excludes each', async () => {
    const { body } = await service.ask(`/matches?${question}&include=ineligible`)
    expect(body.total).toBe(list.length)
    const against = Object.fromEntries(
      body.items.map((item: { place: { id: string }; reasons: { code: string; ok: boolean }[] }) => [
        item.place.id,
        item.reasons.filter(({ ok, code }) => !ok && code !== 'regional_priority').map(({ code }) => code),
      ]),
    )
    expect(against).toEqual({ A: [], B: [], C: ['zone'], D: ['specialty'], E: ['open'] })
  })

  it('takes a UFR for a region, an ANS code for a specialty, and several modes', async () => {
    const { body } = await service.ask('/matches?profession=medecin&specialty=SM54&training_region=tours')
    expect(body.priority).toBe(2)
    expect(await ids('mode=salarie')).toEqual(['B'])
    expect(await ids('mode=salarie,liberal')).toEqual(['A', 'B'])
    expect(await ids('mode=salarie&mode=liberal')).toEqual(['A', 'B'])
  })

  it('orders by what is asked', async () => {
    expect(await ids('near=0.69,47.39')).toEqual(['B', 'A'])
    expect(await ids('near=0.69,47.39&max_km=50')).toEqual(['B'])
    expect(await ids('sort=apl')).toEqual(['A', 'B'])
    expect(await ids('sort=distance&near=1.39,48.18')).toEqual(['A', 'B'])
  })

  it('says which rules speak: the priority is established only for the contracts signed before 20 March 2020', async () => {
    const text = async (regime: string) => {
      const { body } = await service.ask(`/matches?${question}&regime=${regime}`)
      return body.items[0].reasons.at(-1).text
    }
    expect(await text('decrets_2010_2013')).toContain('vous bénéficiez d’une priorité de choix')
    expect(await text('r631_24')).toContain('n’a pas été vérifié')
  })

  it('answers nothing, not an error, on a day without a list', async () => {
    const { status, body } = await service.ask(`/matches?${question}&on=2025-12-31`)
    expect(status).toBe(200)
    expect(body).toEqual({
      on: '2025-12-31',
      total: 0,
      eligible: 0,
      priority: 0,
      ineligible: 0,
      demonstration: false,
      items: [],
    })
  })

  it('answers 304 to who has it already', async () => {
    const { headers } = await service.ask(`/matches?${question}`)
    const again = await service.ask(`/matches?${question}`, {
      headers: { 'If-None-Match': headers.get('etag')!, 'Cache-Control': 'max-age=0' },
    })
    expect(again.status).toBe(304)
  })
})
