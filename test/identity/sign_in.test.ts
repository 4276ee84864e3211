import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pageOfOurs } from '../../server/identity/sign_in.ts'
import { describeEngines } from '../database/engines.ts'
import { Browser } from './browser.ts'
import { type Accounts, CLIENT, type RunningProvider, startProvider } from './provider.ts'
import { startIdentity } from './service.ts'

const SIRET = '12345678900011'
const accounts: Accounts = {
  referente: {
    given_name: 'Essai',
    usual_name: 'Référente',
    email: 'referente@exemple.invalid',
    siret: SIRET,
  },
  ailleurs: { given_name: 'Essai', usual_name: 'Ailleurs', siret: '99999999900099' },
  'sans-siret': { given_name: 'Essai', usual_name: 'Sans' },
  interne: {
    given_name: 'Essai',
    family_name: 'Interne',
    SubjectNameID: '810000000001',
    SubjectRefPro: { exercices: [{ codeProfession: '10', codeSavoirFaire: 'SM54' }] },
  },
}

describeEngines('signing in', (database) => {
  let agents: RunningProvider
  let health: RunningProvider
  let service: Awaited<ReturnType<typeof startIdentity>>
  let browser: Browser

  beforeAll(async () => {
    await database().sql`insert into organisation values (${SIRET}, 'ARS d’essai', 'ars', '24')`
    // The service's address must be known to the provider before it starts.
    service = await startIdentity(database(), (url) => {
      started = url
      return {}
    })
    await service.stop()
    agents = await startProvider(accounts, started, 'agents')
    health = await startProvider(accounts, started, 'beneficiaires')
    service = await startIdentity(
      database(),
      (url) => ({
        PUBLIC_URL: url,
        OIDC_AGENTS_ISSUER: agents.issuer,
        OIDC_AGENTS_CLIENT_ID: CLIENT.clientId,
        OIDC_AGENTS_CLIENT_SECRET: CLIENT.clientSecret,
        OIDC_BENEFICIARIES_ISSUER: health.issuer,
        OIDC_BENEFICIARIES_CLIENT_ID: CLIENT.clientId,
        OIDC_BENEFICIARIES_CLIENT_SECRET: CLIENT.clientSecret,
      }),
      Number(new URL(started).port),
    )
  })
  let started = ''
  afterAll(async () => {
    await service.stop()
    await agents.stop()
    await health.stop()
  })
  beforeEach(() => {
    browser = new Browser(service.url)
    Object.assign(agents, { lies: {}, forged: false })
  })

  const isOurs = (url: URL) => url.origin === service.url && !url.pathname.startsWith('/connexion/')
  const signIn = async (visitor: string | null, way = 'agents', page = '/zonage?date=2026-11-22') => {
    ;(way === 'agents' ? agents : health).visitor = visitor
    const met = await browser.follow(`/connexion/${way}?retour=${encodeURIComponent(page)}`, isOurs)
    return { met, end: met.at(-1)!.href.slice(service.url.length) }
  }

  test('an agent of a registered organisation comes in, and back to the page where they were', async () => {
    const { end, met } = await signIn('referente')
    expect(end).toBe('/zonage?date=2026-11-22')
    const asked = met.find((url) => url.pathname === '/auth')!.searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('nonce')).toMatch(/^.{20,}$/)
    const { body, headers } = await browser.json('/me')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(body.person).toMatchObject({
      kind: 'agent',
      usual_name: 'Référente',
      organisation: { siret: SIRET, name: 'ARS d’essai' },
    })
    // An administrator grants the role: the provider does not.
    expect(body.roles).toEqual([])
  })

  test('a beneficiary comes in with their RPPS and savoir-faire', async () => {
    expect((await signIn('interne', 'beneficiaires')).end).toBe('/zonage?date=2026-11-22')
    const { body } = await browser.json('/me')
    expect(body.person).toMatchObject({
      kind: 'beneficiary',
      rpps: '10000000001',
      savoir_faire: 'SM54',
      email: null,
    })
    expect(body.roles).toEqual([{ role: 'beneficiary', region: null, places: null }])
  })

  test('coming back later, they are the same person', async () => {
    await signIn('referente')
    const first = (await browser.json('/me')).body.person.id
    browser = new Browser(service.url)
    await signIn('referente')
    expect((await browser.json('/me')).body.person.id).toBe(first)
  })

  test('who refuses at the provider comes back without a session, told so', async () => {
    expect((await signIn(null)).end).toBe('/connexion?erreur=refuse')
    expect((await browser.json('/me')).body.person).toBeNull()
  })

  test.each(['ailleurs', 'sans-siret'])(
    'an agent of no registered organisation (%s) is told so',
    async (who) => {
      expect((await signIn(who)).end).toBe('/connexion?erreur=organisation')
      expect((await browser.json('/me')).body.person).toBeNull()
      expect(await database().sql`select from person where subject = ${who}`).toHaveLength(0)
    },
  )

  test('a disabled person is told so, and their open sessions are over', async () => {
    await signIn('referente')
    const { sql } = database()
    await sql`update person set disabled_at = now() where subject = 'referente'`
    expect((await browser.json('/me')).body.person).toBeNull()
    expect((await signIn('referente')).end).toBe('/connexion?erreur=compte')
    await sql`update person set disabled_at = null where subject = 'referente'`
  })

  describe('an answer that proves nothing opens nothing', () => {
    /** Goes to the provider and back, stopping before the answer is read. */
    const untilAnswer = async (visitor = 'referente') => {
      agents.visitor = visitor
      const met = await browser.follow(
        '/connexion/agents',
        (url) => url.pathname === '/connexion/retour/agents',
      )
      return met.at(-1)!
    }
    const read = async (answer: URL, by = browser) => (await by.follow(answer.href, isOurs)).at(-1)!.search

    test('twice: the second time is refused', async () => {
      const answer = await untilAnswer()
      expect(await read(answer)).toBe('')
      const thief = new Browser(service.url)
      expect(await read(answer, thief)).toBe('?erreur=expire')
      expect(await read(answer)).toBe('?erreur=expire')
    })

    test('in another browser than the one that began', async () => {
      const answer = await untilAnswer()
      const other = new Browser(service.url)
      other.setCookie('__Host-cesp-connexion', 'un-autre')
      expect(await read(answer, other)).toBe('?erreur=expire')
      expect((await other.json('/me')).body.person).toBeNull()
    })

    test('with another state', async () => {
      const answer = await untilAnswer()
      answer.searchParams.set('state', 'autre')
      expect(await read(answer)).toBe('?erreur=expire')
    })

    test('with another nonce than the one asked', async () => {
      const answer = await untilAnswer()
      await database().sql`update sign_in set nonce = 'autre'`
      expect(await read(answer)).toBe('?erreur=fournisseur')
      expect((await browser.json('/me')).body.person).toBeNull()
    })

    test('with another proof than the one of PKCE', async () => {
      const answer = await untilAnswer()
      await database().sql`update sign_in set code_verifier = ${'x'.repeat(43)}`
      expect(await read(answer)).toBe('?erreur=fournisseur')
    })

    test('with a proof of identity that is re-signed but true, the tests would pass', async () => {
      agents.lies = { essai: true }
      expect(await read(await untilAnswer())).toBe('')
    })

    test.each([
      ['is over', { lies: { exp: Math.floor(Date.now() / 1000) - 120 } }],
      ['was made for another service', { lies: { aud: 'un-autre-service' } }],
      ['was made by another provider', { lies: { iss: 'https://ailleurs.invalid' } }],
      ['speaks of somebody else than the provider’s answer', { lies: { sub: 'interne' } }],
      ['was signed by another key', { forged: true }],
    ])('with a proof of identity that %s', async (_title, told) => {
      Object.assign(agents, told)
      const answer = await untilAnswer()
      expect(await read(answer)).toBe('?erreur=fournisseur')
      expect((await browser.json('/me')).body.person).toBeNull()
    })

    test('after ten minutes', async () => {
      const answer = await untilAnswer()
      await database().sql`update sign_in set expires_at = now() - interval '1 second'`
      expect(await read(answer)).toBe('?erreur=expire')
    })

    test('from another provider than the one asked', async () => {
      const answer = await untilAnswer()
      const elsewhere = new URL(answer)
      elsewhere.pathname = '/connexion/retour/beneficiaires'
      expect(await read(elsewhere)).toBe('?erreur=expire')
    })
  })

  test('a provider that is down is told, and tried again', async () => {
    const { stop } = await startIdentity(database(), () => ({}))
    await stop()
    const lost = await startIdentity(database(), (url) => ({
      PUBLIC_URL: url,
      OIDC_AGENTS_ISSUER: 'http://127.0.0.1:9',
      OIDC_AGENTS_CLIENT_ID: 'x',
      OIDC_AGENTS_CLIENT_SECRET: 'y',
    }))
    const alone = new Browser(lost.url)
    const met = await alone.follow('/connexion/agents', (url) => url.search.startsWith('?erreur'))
    expect(met.at(-1)!.search).toBe('?erreur=fournisseur')
    await lost.stop()
  })

  test('signing out ends the session here and sends to the provider to end it there', async () => {
    await signIn('referente')
    const stolen = browser.cookie('__Host-cesp')!
    const response = await browser.ask('/deconnexion', { method: 'POST' })
    expect(response.status).toBe(303)
    const elsewhere = new URL(response.headers.get('location')!)
    expect(elsewhere.origin).toBe(agents.issuer)
    expect(elsewhere.searchParams.get('id_token_hint')).toMatch(/^ey/)
    expect(elsewhere.searchParams.get('post_logout_redirect_uri')).toBe(
      `${service.url}/connexion?deconnecte=1`,
    )
    expect(await (await browser.ask(elsewhere.href)).text()).toContain('logout')
    const thief = new Browser(service.url)
    thief.setCookie('__Host-cesp', stolen)
    expect((await thief.json('/me')).body.person).toBeNull()
  })

  test('another site cannot sign anybody out', async () => {
    await signIn('referente')
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
    ]) {
      const response = await browser.ask('/deconnexion', { method: 'POST', headers })
      expect(response.status).toBe(403)
    }
    expect((await browser.json('/me')).body.person).not.toBeNull()
  })

  test('the log has no name, mail, code, token or secret', async () => {
    await signIn('referente')
    const log = service.log()
    for (const secret of [
      'Référente',
      'referente@',
      'Essai',
      browser.cookie('__Host-cesp')!,
      CLIENT.clientSecret,
      'eyJ',
      'code=',
    ])
      expect(log).not.toContain(secret)
  })
})

describe('the page to go back to', () => {
  test.each(['/', '/zonage?date=2026-11-22', '/lieux/DEMO-24-0002#poste'])('%s is ours', (page) => {
    expect(pageOfOurs(page)).toBe(page)
  })
  test.each([
    '//piege.invalid',
    '/\\piege.invalid',
    'https://piege.invalid/',
    'javascript:alert(1)',
    '/\t/piege.invalid',
    '',
    undefined,
    ['/', '/'],
  ])('%j is not', (page) => {
    expect(pageOfOurs(page)).toMatch(/^\/$/)
  })
})
