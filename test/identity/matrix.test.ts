import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createLocator } from '../../server/geography/locate.ts'
import { loadReference, loadTopology } from '../../server/geography/reference.ts'
import { type Access, access, mayCall } from '../../server/identity/access.ts'
import type { Identity } from '../../server/identity/identity.ts'
import type { Role } from '../../server/identity/schema.ts'
import { beginSession } from '../../server/identity/sessions.ts'
import { createPlaceCatalogue } from '../../server/places/catalogue.ts'
import { createTileService } from '../../server/tiles/service.ts'
import { createZoningCatalogue } from '../../server/zoning/catalogue.ts'
import { describeEngines } from '../database/engines.ts'
import { Browser } from './browser.ts'

const reference = loadReference()
const locator = createLocator(loadTopology())
const log = pino({ level: 'silent' })
const over = (role: Role['role'], more: Partial<Role> = {}): Role[] => [
  { role, region: null, places: null, ...more },
]

/** One person of each role, two referents, and an agent whom nobody gave a role. */
const persons: Record<string, { kind: 'agent' | 'beneficiary'; roles: Role[] } | null> = {
  public: null,
  'agent without a role': { kind: 'agent', roles: [] },
  beneficiary: { kind: 'beneficiary', roles: over('beneficiary') },
  'referent of 24': { kind: 'agent', roles: over('ars_referent', { region: '24' }) },
  'referent of 84': { kind: 'agent', roles: over('ars_referent', { region: '84' }) },
  employer: { kind: 'agent', roles: over('employer', { places: ['L-1'] }) },
  'national manager': { kind: 'agent', roles: over('national_manager') },
  administrator: { kind: 'agent', roles: over('administrator') },
}

describeEngines('every route for every role', (database) => {
  let url: string
  let stop: () => Promise<void>
  const browsers = new Map<string, Browser>()

  beforeAll(async () => {
    const { sql } = database()
    for (const region of ['24', '84'])
      for (const state of ['in-force', 'withdrawn']) {
        const id = `medecin-${region}-${state}`
        await sql`
          insert into zoning_publication (id, profession, region, act, effective_on, file_name, sha256, cog, by_class, report)
          values (${id}, 'medecin', ${region}, 'Arrêté d’essai', '2025-01-01', 'essai.csv', ${'0'.repeat(64)}, '2026', '{}', '{}')`
        if (state === 'withdrawn')
          await sql`insert into zoning_withdrawal (publication_id, withdrawn_on, motive) values (${id}, '2025-06-01', 'essai')`
      }
    const dir = mkdtempSync(join(tmpdir(), 'carte-cesp-matrix-'))
    const zonings = await createZoningCatalogue(database(), reference)
    const places = await createPlaceCatalogue(database(), { demonstration: false })
    const tiles = createTileService({ dir, reference, zonings, places, log })
    const config = readConfig({ DATABASE_URL: 'postgres://essai' })
    const server = createServer(
      createApp({
        config,
        database: database(),
        reference,
        locator,
        zonings,
        places,
        tiles,
        log,
        clientDir: dir,
        today: () => '2026-11-22',
        stopping: () => false,
      }),
    )
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    url = `http://localhost:${(server.address() as AddressInfo).port}`
    stop = async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await tiles.close()
      await zonings.close()
      await places.close()
      rmSync(dir, { recursive: true, force: true })
    }
    for (const [name, person] of Object.entries(persons)) {
      const browser = new Browser(url)
      browsers.set(name, browser)
      if (!person) continue
      const [row] = await sql<{ id: string }[]>`
        insert into person (kind, issuer, subject) values (${person.kind}, 'essai', ${name}) returning id`
      for (const { role, region, places: held } of person.roles)
        if (role !== 'beneficiary')
          await sql`insert into role_grant (person, role, region, places, granted_by)
            values (${row!.id}, ${role}, ${region}, ${held}::text[], 'essai')`
      browser.setCookie(
        '__Host-cesp',
        await beginSession(sql, { person: row!.id, browser: null, idToken: null }),
      )
    }
  })
  afterAll(() => stop())

  const identityOf = (name: string): Identity => {
    const person = persons[name]
    return person
      ? { person: name, roles: person.roles, by: { session: 'S' } }
      : { person: null, roles: [], by: null }
  }
  /** An address of the route; nothing that it names exists but the zoning. */
  const addressOf = (path: string, zoning: string) =>
    path
      .replace('/zonings/:id', `/zonings/${zoning}`)
      .replace('/people/:id', '/people/P-inconnue')
      .replace(':code', '37261')
      .replace(':grant', '999')
      .replace(':profession', 'medecin')
      .replace(':set/:z/:x/:y', 'medecin-20250101-0000000000000000/5/15/11')
      .replace(/:\w+/g, 'inconnu')

  const ask = async (name: string, route: string, zoning = 'medecin-24-in-force') => {
    const [method, path] = route.split(' ') as [string, string]
    const response = await browsers.get(name)!.ask(`/api/v1${addressOf(path, zoning)}`, {
      method,
      ...(method === 'POST' ? { body: '{}', headers: { 'Content-Type': 'application/json' } } : {}),
    })
    return { status: response.status, body: await response.text() }
  }

  const cells = Object.entries<Access>(access).flatMap(([route, entry]) =>
    Object.keys(persons).map((name) => ({ route, name, may: mayCall(entry, identityOf(name)) })),
  )

  test.each(cells)('$route for $name: $may', async ({ route, name, may }) => {
    // A zoning of their own region, where they have one.
    const { status, body } = await ask(name, route, `medecin-${name.match(/\d+/)?.[0] ?? '24'}-in-force`)
    expect(status, body).toBeLessThan(500)
    if (may) expect([401, 403], body).not.toContain(status)
    else expect(status, body).toBe(name === 'public' ? 401 : 403)
  })

  describe('withdrawing a zoning: whose region, in which state', () => {
    const states = ['in-force', 'withdrawn'] as const
    const regions = ['24', '84'] as const
    const withdrawing = regions.flatMap((region) =>
      states.flatMap((state) => Object.keys(persons).map((name) => ({ region, state, name }))),
    )
    test.each(withdrawing)('$name, region $region, $state', async ({ region, state, name }) => {
      const { status } = await ask(name, 'POST /zonings/:id/withdraw', `medecin-${region}-${state}`)
      // Let through, an empty body is what is refused: nothing is written here.
      if (name === `referent of ${region}`) expect(status).toBe(400)
      else expect(status).toBe(name === 'public' ? 401 : 403)
    })

    test('by its referent: with the state that they read, once, and in the journal', async () => {
      const referent = browsers.get('referent of 24')!
      const path = '/zonings/medecin-24-in-force'
      const { headers } = await referent.json(path)
      const etag = headers.get('etag')!
      const asked = { on: '2026-12-01', motive: 'essai' }
      expect((await referent.post(`${path}/withdraw`, asked)).status).toBe(428)
      expect((await referent.post(`${path}/withdraw`, asked, { 'If-Match': '"autre"' })).status).toBe(412)
      const done = await referent.post(`${path}/withdraw`, asked, { 'If-Match': etag })
      expect(done).toMatchObject({ status: 200, body: { withdrawn_on: '2026-12-01' } })
      expect((await referent.post(`${path}/withdraw`, asked, { 'If-Match': etag })).status).toBe(412)
      const entries = await database().sql`
        select origin, detail->>'motive' as motive from journal_entry where subject = 'medecin-24-in-force'`
      expect(entries).toMatchObject([{ origin: expect.stringMatching(/^http S-/), motive: 'essai' }])
    })
  })

  test('the table itself is published', async () => {
    const { body } = await browsers.get('public')!.json('/access')
    expect(body).toEqual(JSON.parse(JSON.stringify(access)))
  })
})
