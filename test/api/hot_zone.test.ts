import { get } from 'node:http'
import { expect, test } from 'vitest'
import { scatteredPoints } from '../../scripts/bench/points.ts'
import { loadReference } from '../../server/geography/reference.ts'
import { describeServices } from './services.ts'

const reference = loadReference()

/** Headers and bytes as they come; `date` and the connection aside. */
function raw(url: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      get(url, { headers }, (response) => {
        const { date: _date, connection: _connection, 'keep-alive': _alive, ...kept } = response.headers
        let body = ''
        response.setEncoding('utf8').on('data', (chunk) => (body += chunk))
        response.on('end', () => resolve({ status: response.statusCode!, headers: kept, body }))
      }).once('error', reject)
    },
  )
}

describeServices('a zone answered before the routes', (_ask, url) => {
  test('has the very bytes and headers that the route answers', async () => {
    for (const [lon, lat] of scatteredPoints(reference, 150)) {
      const question = `${url}/api/v1/zones/at?`
      // The same question in another order is for the route.
      const hot = await raw(`${question}lon=${lon}&lat=${lat}&profession=medecin`)
      const routed = await raw(`${question}profession=medecin&lon=${lon}&lat=${lat}`)
      expect(hot).toEqual(routed)
    }
  })

  test('leaves to the route what it must not answer', async () => {
    const at = `${url}/api/v1/zones/at?lon=0.6848&lat=47.3941&profession=medecin`
    const { headers } = await raw(at)
    expect((await raw(at, { 'If-None-Match': String(headers.etag) })).status).toBe(304)
    expect((await raw(`${url}/api/v1/zones/at?lon=200&lat=47&profession=medecin`)).status).toBe(400)
    expect((await raw(`${url}/api/v1/zones/at?lon=2&lat=99&profession=medecin`)).status).toBe(400)
    expect((await raw(`${url}/api/v1/zones/at?lon=2&lat=47&profession=sorcier`)).status).toBe(400)
    expect((await raw(`${url}/api/v1/zones/at?lon=-4&lat=46&profession=medecin`)).status).toBe(404)
    expect((await raw(`${at}&on=2020-01-01`)).status).toBe(404)
  })

  test('is counted', async () => {
    const metrics = await raw(`${url}/metrics`)
    expect(metrics.body).toMatch(/http_hot_answers_total\{route="\/zones\/at"\} [1-9]/)
  })
})
