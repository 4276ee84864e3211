import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { actAs } from '../../server/database/act.ts'
import type { Sql } from '../../server/database/database.ts'
import { IDLE_MINUTES } from '../../server/identity/sessions.ts'
import { describeEngines } from '../database/engines.ts'
import { Browser } from './browser.ts'
import { startIdentity } from './service.ts'

/** Comes in as a new person of a test. */
async function comeIn(sql: Sql, url: string, name: string, roles: { role: string; region?: string }[] = []) {
  const { beginSession } = await import('../../server/identity/sessions.ts')
  const [row] = await sql<{ id: string }[]>`
    insert into person (kind, issuer, subject, usual_name) values ('agent', 'essai', ${name}, ${name})
    on conflict (issuer, subject) do update set usual_name = excluded.usual_name returning id`
  const id = row!.id
  for (const { role, region } of roles)
    await sql`insert into role_grant (person, role, region, granted_by) values (${id}, ${role}, ${region ?? null}, 'essai')
      on conflict do nothing`
  const browser = new Browser(url)
  browser.setCookie('__Host-cesp', await beginSession(sql, { person: id, browser: 'essai', idToken: null }))
  return { id, browser }
}

describeEngines('an account', (database) => {
  let service: Awaited<ReturnType<typeof startIdentity>>
  let sql: Sql
  let anna: Awaited<ReturnType<typeof comeIn>>
  let bea: Awaited<ReturnType<typeof comeIn>>
  let admin: Awaited<ReturnType<typeof comeIn>>
  let nobody: Browser

  beforeAll(async () => {
    sql = database().sql
    service = await startIdentity(database(), () => ({ DEMO: '0' }))
  })
  beforeEach(async () => {
    anna = await comeIn(sql, service.url, 'Anna')
    bea = await comeIn(sql, service.url, 'Béa')
    admin = await comeIn(sql, service.url, 'Admin', [{ role: 'administrator' }])
    nobody = new Browser(service.url)
  })
  afterAll(() => service.stop())

  describe('sessions', () => {
    test('are listed to their owner, and closed one by one', async () => {
      const other = await comeIn(sql, service.url, 'Anna')
      const { body } = await anna.browser.json('/me/sessions')
      expect(body.items.length).toBeGreaterThanOrEqual(2)
      expect(body.items.filter((one: { current: boolean }) => one.current)).toHaveLength(1)
      const theirs = (await other.browser.json('/me/sessions')).body.items.find(
        (one: { current: boolean }) => one.current,
      )
      expect((await anna.browser.json(`/me/sessions/${theirs.id}`, { method: 'DELETE' })).status).toBe(204)
      expect((await other.browser.json('/me/sessions')).status).toBe(401)
    })

    test('of somebody else answer as those that do not exist', async () => {
      const [hers] = (await bea.browser.json('/me/sessions')).body.items
      const refused = await anna.browser.json(`/me/sessions/${hers.id}`, { method: 'DELETE' })
      const missing = await anna.browser.json('/me/sessions/S-inconnue', { method: 'DELETE' })
      expect(refused.status).toBe(404)
      expect(JSON.stringify(refused.body)).toBe(
        JSON.stringify(missing.body).replaceAll('S-inconnue', hers.id),
      )
      expect((await bea.browser.json('/me/sessions')).status).toBe(200)
    })

    test('are over when nothing was asked for an hour, and after twelve hours whatever was', async () => {
      await sql`update session set seen_at = now() - make_interval(mins => ${IDLE_MINUTES + 1}) where person = ${anna.id}`
      expect((await anna.browser.json('/me/sessions')).status).toBe(401)
      await sql`update session set expires_at = now() - interval '1 second' where person = ${bea.id}`
      expect((await bea.browser.json('/me/sessions')).status).toBe(401)
    })

    test('the base holds nothing that opens one', async () => {
      const secret = anna.browser.cookie('__Host-cesp')!
      const rows = await sql`select row_to_json(session)::text as text from session`
      expect(rows.map(({ text }) => text).join()).not.toContain(secret)
    })

    test('of a demonstration person opens nothing where there are no such accounts', async () => {
      await sql`update person set issuer = 'urn:carte-cesp:demonstration' where id = ${anna.id}`
      expect((await anna.browser.json('/me')).body.person).toBeNull()
      await sql`update person set issuer = 'essai' where id = ${anna.id}`
      expect((await anna.browser.json('/me')).body.person.id).toBe(anna.id)
    })

    test.each(['', 'x', 'é', "' or 1=1 --", 'a'.repeat(5000)])(
      'a cookie « %s » opens nothing',
      async (value) => {
        nobody.setCookie('__Host-cesp', encodeURIComponent(value))
        expect((await nobody.json('/me')).body.person).toBeNull()
      },
    )
  })

  describe('a write', () => {
    test.each([
      ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
      ['a neighbour of ours', { 'Sec-Fetch-Site': 'same-site' }],
      ['another origin, in an old browser', { 'Sec-Fetch-Site': '', Origin: 'https://piege.invalid' }],
    ])('sent by %s is refused', async (_title, headers) => {
      const { status, body } = await anna.browser.post('/me/erasure', {}, headers)
      expect(status).toBe(403)
      expect(body).toMatchObject({ code: 'cross_site', detail: expect.stringContaining('autre site') })
      expect((await anna.browser.json('/me')).body.person.erasure_asked_at).toBeNull()
    })
  })

  describe('tokens', () => {
    const make = (by: Browser, more: object = {}) =>
      by.post('/me/tokens', { name: 'export du soir', scopes: ['read'], days: 30, ...more })
    const withToken = (secret: string) => ({ Authorization: `Bearer ${secret}` })

    test('are shown once, kept hashed, and open what they are for', async () => {
      const { status, body } = await make(anna.browser)
      expect(status).toBe(201)
      expect(body.secret).toMatch(/^cesp_[\w-]{43}$/)
      const { body: me } = await nobody.json('/me', { headers: withToken(body.secret) })
      expect(me.person.id).toBe(anna.id)
      const [listed] = (await anna.browser.json('/me/tokens')).body.items
      expect(listed).toEqual(expect.not.objectContaining({ secret: expect.anything() }))
      expect(listed.used_at).not.toBeNull()
      const rows = await sql`select row_to_json(api_token)::text as text from api_token`
      expect(rows.map(({ text }) => text).join()).not.toContain(body.secret.slice(5))
    })

    test('do not open the account itself, nor more than their scope, nor more than their owner', async () => {
      const { secret } = (await make(admin.browser)).body
      for (const path of ['/me/tokens', '/me/sessions', '/me/export', '/people'])
        expect((await nobody.json(path, { headers: withToken(secret) })).status, path).toBe(403)
      const wide = (await make(anna.browser, { scopes: ['read', 'administration'] })).body.secret
      expect((await nobody.json('/people', { headers: withToken(wide) })).status).toBe(403)
      const granted = (await make(admin.browser, { scopes: ['administration'] })).body.secret
      expect((await nobody.json('/people', { headers: withToken(granted) })).status).toBe(200)
    })

    test('revoked or expired, they are told so', async () => {
      const { id, secret } = (await make(anna.browser)).body
      expect((await bea.browser.json(`/me/tokens/${id}`, { method: 'DELETE' })).status).toBe(404)
      expect((await anna.browser.json(`/me/tokens/${id}`, { method: 'DELETE' })).status).toBe(204)
      const over = await nobody.json('/me', { headers: withToken(secret) })
      expect(over).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
      const late = (await make(anna.browser)).body
      await sql`update api_token set expires_at = now() - interval '1 second' where id = ${late.id}`
      expect((await nobody.json('/me', { headers: withToken(late.secret) })).status).toBe(401)
    })

    test.each([
      [{ name: '' }, 'name'],
      [{ scopes: [] }, 'scopes'],
      [{ scopes: ['tout'] }, 'scopes.0'],
      [{ days: 0 }, 'days'],
      [{ days: 1e9 }, 'days'],
      [{ de_trop: 1 }, 'de_trop'],
    ])('asked with %j are refused, the field named', async (wrong, field) => {
      const { status, body } = await make(anna.browser, wrong)
      expect(status).toBe(400)
      expect(body.errors.map((each: { field: string }) => each.field)).toContain(field)
    })
  })

  describe('roles', () => {
    const give = (by: Browser, to: string, role: object) => by.post(`/people/${to}/roles`, role)

    test('are given and taken back by an administrator, and felt at the next request', async () => {
      const { status, body } = await give(admin.browser, anna.id, { role: 'ars_referent', region: '24' })
      expect(status).toBe(201)
      expect((await anna.browser.json('/me')).body.roles).toEqual([
        { role: 'ars_referent', region: '24', places: null },
      ])
      expect((await give(admin.browser, anna.id, { role: 'ars_referent', region: '24' })).body.id).toBe(
        body.id,
      )
      expect(
        (await admin.browser.json(`/people/${anna.id}/roles/${body.id}`, { method: 'DELETE' })).status,
      ).toBe(204)
      expect((await anna.browser.json('/me')).body.roles).toEqual([])
      expect(
        (await admin.browser.json(`/people/${anna.id}/roles/${body.id}`, { method: 'DELETE' })).status,
      ).toBe(404)
      const journal = await sql<{ action: string }[]>`
        select action from journal_entry where subject = ${anna.id} and actor = ${admin.id} order by number`
      expect(journal.map(({ action }) => action)).toEqual(['identity.give_role', 'identity.take_role'])
    })

    test.each([
      { role: 'ars_referent' },
      { role: 'ars_referent', region: '99' },
      { role: 'national_manager', region: '24' },
      { role: 'employer', places: [] },
      { role: 'beneficiary' },
      { role: 'roi' },
      {},
    ])('%j is refused', async (wrong) => {
      expect((await give(admin.browser, anna.id, wrong)).status).toBe(400)
    })

    test('nobody gives themselves one', async () => {
      expect((await give(anna.browser, anna.id, { role: 'administrator' })).status).toBe(403)
      expect((await give(nobody, anna.id, { role: 'administrator' })).status).toBe(401)
      expect((await anna.browser.json('/me')).body.roles).toEqual([])
    })
  })

  test('one’s own data leave whole, and nobody else’s', async () => {
    const { status, body, headers } = await anna.browser.json('/me/export')
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain('attachment')
    expect(body.personne.id).toBe(anna.id)
    expect(body.sessions.length).toBeGreaterThan(0)
    expect(JSON.stringify(body)).not.toContain(bea.id)
    expect(JSON.stringify(body)).not.toContain('token_hash')
  })

  test('erasure is asked once; asked again, the first day stands', async () => {
    const first = (await bea.browser.post('/me/erasure', {})).body.erasure_asked_at
    expect((await bea.browser.post('/me/erasure', {})).body.erasure_asked_at).toBe(first)
  })

  describe('with the application’s checks switched off, the base still refuses', () => {
    const as = <T>(person: string | null, roles: string[], work: (tx: Pick<Sql, 'unsafe'>) => Promise<T>) =>
      actAs(
        sql,
        {
          person,
          roles: roles.map((role) => ({ role, region: role === 'ars_referent' ? '24' : null, places: null })),
        },
        work,
      )

    test.each(['person', 'role_grant', 'session', 'api_token', 'journal_entry'])(
      'nobody sees a row of %s',
      async (table) => {
        expect(
          await as(null, [], (tx) => tx.unsafe(`select count(*)::int as n from ${table}`)),
        ).toMatchObject([{ n: 0 }])
      },
    )
    test('a person sees their own rows', async () => {
      expect(await as(anna.id, [], (tx) => tx.unsafe('select id from person'))).toMatchObject([
        { id: anna.id },
      ])
      const sessions = await as(anna.id, [], (tx) => tx.unsafe('select distinct person from session'))
      expect(sessions).toMatchObject([{ person: anna.id }])
    })
    test('an administrator sees people and roles, never sessions or tokens of others', async () => {
      const people = await as(admin.id, ['administrator'], (tx) => tx.unsafe('select id from person'))
      expect(people.length).toBeGreaterThan(2)
      const sessions = await as(admin.id, ['administrator'], (tx) =>
        tx.unsafe('select distinct person from session'),
      )
      expect(sessions).toMatchObject([{ person: admin.id }])
    })
    test.each([
      ["insert into role_grant (person, role, granted_by) values ('ID', 'administrator', 'ID')"],
      ["update role_grant set revoked_by = null, revoked_at = null where person = 'ID'"],
      ["update person set usual_name = 'autre' where id = 'ID'"],
      ["insert into session (person, token_hash, expires_at) values ('ID', 'x', now() + interval '1 day')"],
      ["update session set expires_at = now() + interval '1 year'"],
      ['select token_hash from session'],
      ['select token_hash from api_token'],
      ["update api_token set scopes = '{administration}'"],
      ["insert into person (kind, issuer, subject) values ('agent', 'x', 'y')"],
      ["insert into organisation values ('11111111100011', 'x', 'manager', null)"],
      ["delete from person where id = 'ID'"],
      ['select * from sign_in'],
      ["insert into zoning_withdrawal values ('medecin-24-x', '2026-01-01', 'x')"],
      ["insert into place_list values ('x', '2026-01-01', true, 'x', 'x', 1, '{}')"],
    ])('%s', async (statement) => {
      const done = await as(anna.id, ['beneficiary'], (tx) =>
        tx.unsafe(statement.replaceAll('ID', anna.id)),
      ).then(
        (rows) => (rows as unknown as { count: number }).count,
        (error) => error.code as string,
      )
      // Refused, or nothing touched.
      expect(['42501', 0]).toContain(done)
    })
  })
})
