import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { securityHeaders } from '../../server/http/security.ts'

/** The policy of a page under these settings, directive by directive. */
async function policyWith(settings: Partial<Parameters<typeof securityHeaders>[0]>) {
  const app = express().use(
    ...securityHeaders({ geocoderUrl: undefined, basemapUrl: undefined, publicUrl: undefined, ...settings }),
  )
  const server = createServer(app.use((_request, response) => void response.end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await new Promise((resolve) => server.close(resolve))
  const policy = response.headers.get('content-security-policy')!
  return {
    headers: response.headers,
    directives: new Map(
      policy.split(';').map((one) => [one.split(' ')[0]!, one.split(' ').slice(1).join(' ')]),
    ),
  }
}

test('a page runs our scripts only, those that carry its nonce, a new one each time', async () => {
  const [first, second] = [await policyWith({}), await policyWith({})]
  expect(first.directives.get('script-src')).toMatch(/^'self' 'nonce-[\w+/=]{24}'$/)
  expect(first.directives.get('script-src')).not.toBe(second.directives.get('script-src'))
  expect(first.directives.get('default-src')).toBe("'self'")
  expect(first.directives.get('frame-ancestors')).toBe("'none'")
  expect(first.directives.get('form-action')).toBe("'self'")
})

test('signing out may lead to the identity providers, and nowhere else', async () => {
  const { directives } = await policyWith({
    issuers: ['https://agents.invalid/api/v2', 'https://sante.invalid'],
  })
  expect(directives.get('form-action')).toBe("'self' https://agents.invalid https://sante.invalid")
})

test('HSTS only where the service is published over TLS', async () => {
  expect((await policyWith({})).headers.has('strict-transport-security')).toBe(false)
  const published = await policyWith({ publicUrl: 'https://cesp.invalid' })
  expect(published.headers.get('strict-transport-security')).toContain('max-age=31536000')
  expect(published.directives.has('upgrade-insecure-requests')).toBe(true)
})
