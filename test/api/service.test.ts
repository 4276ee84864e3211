import { expect, test } from 'vitest'
import { describeServices } from './services.ts'

describeServices('the service', (ask) => {
  test('is alive, ready and measured', async () => {
    expect((await ask('/healthz')).body).toEqual({ status: 'ok' })
    expect((await ask('/readyz')).body).toEqual({
      status: 'ready',
      checks: { database: 'ok', reference: 'ok' },
    })
    const metrics = await ask('/metrics')
    expect(metrics.body).toContain('http_request_duration_seconds')
  })

  test('describes every route in OpenAPI 3.1', async () => {
    const { body } = await ask('/api/v1/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    for (const path of [
      '/zones/at',
      '/communes',
      '/communes/{code}',
      '/zonings',
      '/zonings/{id}',
      '/places',
      '/matches',
    ]) {
      expect(Object.keys(body.paths), path).toContain(path)
    }
  })

  test('answers an unknown address of the API with a problem, not with the page', async () => {
    const { status, body } = await ask('/api/v1/nothing')
    expect(status).toBe(404)
    expect(body.code).toBe('not_found')
  })

  test('serves the page for the addresses of the application, with a fresh nonce each time', async () => {
    const pages = await Promise.all(['/', '/lieux/demo', '/communes/37261'].map((path) => ask(path)))
    for (const page of pages) {
      expect(page.status).toBe(200)
      expect(page.body).toContain('<div id="root">')
      expect(page.body).not.toContain('__CSP_NONCE__')
    }
    const nonces = pages.map(
      (page) => page.headers.get('content-security-policy')!.match(/nonce-([^']+)/)![1],
    )
    expect(new Set(nonces).size).toBe(3)
  })

  test('answers 404 for a file that does not exist, rather than the page', async () => {
    expect((await ask('/assets/missing.js')).status).toBe(404)
    expect((await ask('/wp-login.php')).status).toBe(404)
  })

  test('lets any page read open data, and frames nothing', async () => {
    const { headers } = await ask('/api/v1/regions')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-powered-by')).toBeNull()
  })

  test.each(['/%', '/api/v1/communes/%E0%A4%A', '/api/v1/tiles/%00/0/0/0.mvt'])(
    'refuses the malformed address %s',
    async (path) => {
      const { status } = await ask(path)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    },
  )

  test('lists the reference: 18 regions, 44 specialties, 7 professions', async () => {
    expect((await ask('/api/v1/regions')).body.total).toBe(18)
    expect((await ask('/api/v1/specialties')).body.total).toBe(44)
    expect((await ask('/api/v1/professions')).body.total).toBe(7)
  })
})
