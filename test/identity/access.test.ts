import { readFileSync } from 'node:fs'
import { Router } from 'express'
import { describe, expect, test } from 'vitest'
import { StartFailure } from '../../server/database/failure.ts'
import { type Access, access, mayCall, mayTouch } from '../../server/identity/access.ts'
import { describeAccess } from '../../server/identity/describe_access.ts'
import { checkGuards, createGuard } from '../../server/identity/guard.ts'
import { type Identity, nobody } from '../../server/identity/identity.ts'
import type { Role } from '../../server/identity/schema.ts'

const guard = createGuard({ identify: async () => nobody, publicUrl: undefined })
const signedIn = (...roles: Role[]): Identity => ({ person: 'P-1', roles, by: { session: 'S-1' } })
const referent = (region: '24' | '11'): Role => ({ role: 'ars_referent', region, places: null })
const employer: Role = { role: 'employer', region: null, places: ['L-1', 'L-2'] }

describe('the table of accesses', () => {
  test('names no route twice over, and gives writes to nobody by mistake', () => {
    for (const [route, { allow }] of Object.entries<Access>(access)) {
      expect(route).toMatch(/^(GET|POST|PATCH|PUT|DELETE) \/[\w./:-]+$/)
      if (!route.startsWith('GET') && route !== 'POST /zonings/check')
        expect(allow.public, route).toBeUndefined()
    }
  })

  test('a token does what it was made for, and nothing about its owner’s account', () => {
    const identity: Identity = { ...signedIn(referent('24')), by: { token: 'T-1', scopes: ['zoning'] } }
    expect(mayCall(access['POST /zonings/:id/withdraw'], identity)).toBe(true)
    expect(mayCall(access['POST /me/tokens'], identity)).toBe(false)
    expect(mayCall(access['GET /me/export'], identity)).toBe(false)
    expect(mayCall(access['GET /people'], identity)).toBe(false)
    const reading: Identity = { ...identity, by: { token: 'T-1', scopes: ['read'] } }
    expect(mayCall(access['POST /zonings/:id/withdraw'], reading)).toBe(false)
    expect(mayCall(access['GET /me'], reading)).toBe(true)
  })
})

test('the page of the documentation says what the table says (npm run access)', () => {
  expect(readFileSync('docs/access.md', 'utf8')).toBe(describeAccess())
})

describe('the rows of a role', () => {
  const entry = (allow: Access['allow']): Access => ({ allow, scope: null })

  test('a referent reaches their region, whatever other region somebody else holds', () => {
    const own = entry({ ars_referent: 'own_region' })
    expect(mayTouch(own, signedIn(referent('24')), { region: '24' })).toBe(true)
    expect(mayTouch(own, signedIn(referent('24')), { region: '11' })).toBe(false)
    expect(mayTouch(own, signedIn(referent('24'), referent('11')), { region: '11' })).toBe(true)
    expect(mayTouch(own, signedIn(employer), { region: '24' })).toBe(false)
  })
  test('an employer reaches their places', () => {
    const own = entry({ employer: 'own_places' })
    expect(mayTouch(own, signedIn(employer), { place: 'L-2' })).toBe(true)
    expect(mayTouch(own, signedIn(employer), { place: 'L-3' })).toBe(false)
  })
  test('a person reaches what is theirs; nobody has nothing', () => {
    const own = entry({ beneficiary: 'own' })
    const beneficiary: Role = { role: 'beneficiary', region: null, places: null }
    expect(mayTouch(own, signedIn(beneficiary), { person: 'P-1' })).toBe(true)
    expect(mayTouch(own, signedIn(beneficiary), { person: 'P-2' })).toBe(false)
    expect(mayTouch(own, nobody, {})).toBe(false)
  })
  test('a row that does not say whose it is is nobody’s', () => {
    const all = entry({ ars_referent: 'own_region', employer: 'own_places', beneficiary: 'own' })
    const everything = signedIn(referent('24'), employer, { role: 'beneficiary', region: null, places: null })
    expect(mayTouch(all, everything, {})).toBe(false)
  })
})

describe('the start is refused', () => {
  const handler = () => {}
  test('when a guard names a route that the table has not', () => {
    expect(() => guard('GET /secrets')).toThrow(StartFailure)
  })
  test('when a route has no guard', () => {
    const router = Router()
    router.get('/places', handler)
    expect(() => checkGuards([router])).toThrow(/« GET \/places » n’est pas gardée/)
  })
  test('when a route is guarded by the line of another', () => {
    const router = Router()
    router.get('/people', guard('GET /places'), handler)
    expect(() => checkGuards([router])).toThrow(/« GET \/people » n’est pas gardée/)
  })
  test('when something comes before the guard', () => {
    const router = Router()
    router.get('/places', handler, guard('GET /places'))
    expect(() => checkGuards([router])).toThrow(/« GET \/places » n’est pas gardée/)
  })
  test('when the table names a route that does not exist', () => {
    expect(() => checkGuards([])).toThrow(/routes qui n’existent pas : .*GET \/places/)
  })
  test('even in a router within a router', () => {
    const inner = Router()
    inner.post('/places', handler)
    expect(() => checkGuards([Router().use(inner)])).toThrow(/« POST \/places »/)
  })
})
