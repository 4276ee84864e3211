import { describe, expect, it } from 'vitest'
import { fullName } from '../../client/api/account.ts'
import { accountItems } from '../../client/layout/account_items.tsx'
import { signInAddress } from '../../client/layout/sign_in_link.tsx'
import { browserWords } from '../../client/pages/account/browser_words.ts'
import { roleWords } from '../../client/pages/account/role_words.ts'
import { scopeChoices, scopeWords } from '../../client/pages/account/scope_words.ts'
import { filterPeople } from '../../client/pages/administration/filter_people.ts'
import { givenRole, readPlaces } from '../../client/pages/administration/given_role.ts'
import { rememberReturn } from '../../client/pages/connexion/return_to.ts'
import { formatInstant, formatInstantDay } from '../../client/typography/instants.ts'
import { roleNames, scopes } from '../../server/identity/schema.ts'

const person = (more: object) => ({
  id: 'P-1',
  kind: 'agent' as const,
  given_name: 'Camille',
  usual_name: 'Évrard',
  email: 'camille@example.test',
  organisation: { siret: '13000000000001', name: 'ARS Bretagne' },
  rpps: null,
  profession: null,
  savoir_faire: null,
  created_at: '2026-11-22T20:05:00Z',
  erasure_asked_at: null,
  disabled_at: null,
  ...more,
})

describe('a role in words', () => {
  it('names the ARS of a referent and counts the places of an employer', () => {
    expect(roleWords({ role: 'ars_referent', region: '24', places: null })).toBe(
      'Référent de l’ARS Centre-Val de Loire',
    )
    expect(roleWords({ role: 'employer', region: null, places: ['A', 'B'] })).toBe(
      'Employeur pour 2\u00a0lieux\u00a0: A, B',
    )
  })
  it('has words for each role, and for each scope of a token', () => {
    for (const role of roleNames)
      expect(roleWords({ role, region: '24', places: ['A'] }), role).toMatch(/^\p{Lu}\p{L}+/u)
    expect(scopeChoices.map(({ scope }) => scope)).toEqual([...scopes])
    expect(scopeWords(['administration', 'read'])).toBe(
      'Lire les données, administrer les personnes et les rôles',
    )
  })
})

describe('a session', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox sur Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36', 'Chrome sur Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge sur Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1',
      'Safari sur iPhone ou iPad',
    ],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome sur Android'],
    ['curl/8.5.0', 'Navigateur inconnu'],
    [null, 'Navigateur inconnu'],
  ])('%s is « %s »', (agent, words) => expect(browserWords(agent)).toBe(words))

  it('is dated by the clock of Paris', () => {
    expect(formatInstant('2026-11-22T21:05:00.123Z')).toBe('22\u00a0novembre 2026 à 22\u00a0h\u00a005')
    expect(formatInstant('2026-06-30T22:00:00Z')).toBe('1er\u00a0juillet 2026 à 0\u00a0h\u00a000')
    expect(formatInstantDay('2026-11-22T23:30:00Z')).toBe('23\u00a0novembre 2026')
  })
})

describe('the way to sign in', () => {
  it('keeps the page and its question', () => {
    expect(signInAddress('/lieux/D-1', 'formation=tours')).toBe(
      '/connexion?retour=%2Flieux%2FD-1%3Fformation%3Dtours',
    )
  })
  it('says nothing of the first page, and does not grow on the page to sign in', () => {
    expect(signInAddress('/', '')).toBe('/connexion')
    expect(signInAddress('/connexion', 'retour=%2Fzonage&erreur=refuse')).toBe('/connexion?retour=%2Fzonage')
    expect(signInAddress('/connexion', 'deconnecte=1')).toBe('/connexion')
  })
  it('leads to one’s account when nothing was asked, or the browser keeps nothing', () => {
    expect(rememberReturn(null, false)).toBe('/mon-compte')
    expect(rememberReturn(null, true)).toBe('/mon-compte')
    expect(rememberReturn('/zonage', false)).toBe('/zonage')
  })
})

describe('the header', () => {
  const nobody = { person: null, roles: [], demonstration_person: false, providers: [], demonstration: [] }
  const keys = (me: Parameters<typeof accountItems>[0]) => accountItems(me).map(({ key }) => key)

  it('offers to sign in until it knows, then only where one can', () => {
    expect(keys(undefined)).toEqual(['in'])
    expect(keys(nobody)).toEqual([])
    expect(keys({ ...nobody, providers: [{ id: 'agents', label: 'ProConnect' }] })).toEqual(['in'])
  })
  it('offers the administration to an administrator only', () => {
    const me = { ...nobody, person: person({}) }
    expect(keys(me)).toEqual(['who', 'account', 'out'])
    const role = { role: 'administrator' as const, region: null, places: null }
    expect(keys({ ...me, roles: [role] })).toEqual(['who', 'account', 'administration', 'out'])
  })
})

describe('people', () => {
  const people = [person({}), person({ id: 'P-2', given_name: null, usual_name: null, organisation: null })]

  it('are found by every word of the filter, accents aside, in name, mail, organisation or number', () => {
    const found = (typed: string) => filterPeople(people, typed).map(({ id }) => id)
    expect(found('')).toEqual(['P-1', 'P-2'])
    expect(found('evrard bretagne')).toEqual(['P-1'])
    expect(found('13000000000001')).toEqual(['P-1'])
    expect(found('p-2')).toEqual(['P-2'])
    expect(found('camille@example')).toEqual(['P-1', 'P-2'])
    expect(found('evrard normandie')).toEqual([])
  })
  it('have a name even when their provider gave none', () => {
    expect(people.map(fullName)).toEqual(['Camille Évrard', 'Personne sans nom'])
  })
})

describe('a role to give', () => {
  it('carries only what it is held over, whatever was filled in before', () => {
    expect(givenRole('ars_referent', '24', ['A'])).toEqual({ role: 'ars_referent', region: '24' })
    expect(givenRole('employer', '24', ['A'])).toEqual({ role: 'employer', places: ['A'] })
    expect(givenRole('national_manager', '24', ['A'])).toEqual({ role: 'national_manager' })
  })
  it('reads places one a line or between commas, each once', () => {
    expect(readPlaces(' A, B\nA ;C\n')).toEqual(['A', 'B', 'C'])
    expect(readPlaces(' \n')).toEqual([])
  })
})
