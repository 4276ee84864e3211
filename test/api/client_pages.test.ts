import { readFileSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { clientPages } from '../../server/http/client.ts'

const routes = readFileSync(new URL('../../client/routes.tsx', import.meta.url), 'utf8')
const { embedded } = inject('services')

test('the server knows the addresses of the application, all of them and no other', () => {
  const paths = [...routes.matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path)
  expect(clientPages).toEqual(paths)
})

test.each([
  ['/', 200],
  ['/communes/37261?date=2026-01-01', 200],
  ['/zonage/', 200],
  ['/nulle-part', 404],
  ['/communes/37261/plus', 404],
])('%s answers the page with the status %i', async (path, status) => {
  const answer = await fetch(`${embedded}${path}`)
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain('<div id="root">')
})
