import { expect, test } from 'vitest'
import { demonstrationPersons } from '../../server/identity/demonstration.ts'
import { hasDemonstration } from '../../server/identity/mount.ts'
import { describeEngines } from '../database/engines.ts'
import { Browser } from './browser.ts'
import { startIdentity } from './service.ts'

test.each([
  [{ demo: true, host: '127.0.0.1' }, 'embedded', true],
  [{ demo: true, host: 'localhost' }, 'embedded', true],
  [{ demo: false, host: '127.0.0.1' }, 'embedded', false],
  [{ demo: true, host: '0.0.0.0' }, 'embedded', false],
  [{ demo: true, host: '192.168.1.2' }, 'embedded', false],
  [{ demo: true, host: '127.0.0.1' }, 'server', false],
] as const)('demonstration persons with %j on the %s engine: %s', (config, engine, expected) => {
  expect(hasDemonstration(config, engine)).toBe(expected)
})

describeEngines('demonstration persons', (database, engine) => {
  const comeIn = (browser: Browser, personne: string) =>
    browser.ask('/connexion/demonstration', {
      method: 'POST',
      body: new URLSearchParams({ personne, retour: '/zonage' }),
    })

  test(
    engine === 'embedded' ? 'come in, each with their role, and out' : 'do not exist beside a server',
    async () => {
      const service = await startIdentity(database(), () => ({ DEMO: '1' }))
      for (const { key, roles, claims } of demonstrationPersons) {
        const browser = new Browser(service.url)
        const response = await comeIn(browser, key)
        if (engine === 'native') {
          expect(response.status).toBe(404)
          continue
        }
        expect([response.status, response.headers.get('location')]).toEqual([303, '/zonage'])
        const { body } = await browser.json('/me')
        expect(body.person).toMatchObject({ usual_name: claims.usual_name, email: null })
        const held =
          claims.kind === 'beneficiary' ? [{ role: 'beneficiary', region: null, places: null }] : roles
        expect(body.roles).toEqual(held)
        expect((await browser.ask('/deconnexion', { method: 'POST' })).headers.get('location')).toBe(
          '/connexion?deconnecte=1',
        )
        expect((await browser.json('/me')).body.person).toBeNull()
      }
      if (engine === 'embedded') {
        const twice = new Browser(service.url)
        await comeIn(twice, 'ars-24')
        const grants = await database().sql`select from role_grant where region = '24'`
        expect(grants).toHaveLength(1)
        expect((await comeIn(new Browser(service.url), 'inconnue')).status).toBe(400)
        const trap = await new Browser(service.url).ask('/connexion/demonstration', {
          method: 'POST',
          body: new URLSearchParams({ personne: 'administration' }),
          headers: { 'Sec-Fetch-Site': 'cross-site' },
        })
        expect(trap.status).toBe(403)
      }
      await service.stop()
    },
  )
})
