import { expect, test } from 'vitest'
import { asOwner } from '../../server/database/act.ts'
import { disablePerson, erasePerson } from '../../server/identity/disable.ts'
import { listOrganisations, registerOrganisation } from '../../server/identity/organisations.ts'
import { welcome } from '../../server/identity/people.ts'
import { beginSession, findSession } from '../../server/identity/sessions.ts'
import { isSiret } from '../../server/identity/siret.ts'
import { describeEngines } from '../database/engines.ts'

const doors = { demonstration: false }
const author = { actor: 'essai', origin: 'cli' }

describeEngines('operations on identities', (database) => {
  test('an organisation is registered once, corrected, and each change is in the journal', async () => {
    const { sql } = database()
    const ars = { siret: '12345678200010', name: 'ARS d’essai', kind: 'ars' as const, region: '24' as const }
    expect(await registerOrganisation(asOwner(sql), ars, author)).toBe(true)
    expect(await registerOrganisation(asOwner(sql), ars, author)).toBe(false)
    expect(await registerOrganisation(asOwner(sql), { ...ars, name: 'ARS corrigée' }, author)).toBe(true)
    expect(await listOrganisations(sql)).toEqual([{ ...ars, name: 'ARS corrigée' }])
    const entries =
      await sql`select before_sha256, after_sha256 from journal_entry where subject = ${ars.siret} order by number`
    expect(entries).toHaveLength(2)
    expect(entries[0]!.before_sha256).toBeNull()
    expect(entries[1]!.before_sha256).toBe(entries[0]!.after_sha256)
  })

  test('an ARS without a region is refused by the base itself', async () => {
    const wrong = { siret: '12345678200010', name: 'ARS', kind: 'ars' as const, region: null }
    await expect(registerOrganisation(asOwner(database().sql), wrong, author)).rejects.toMatchObject({
      code: '23514',
    })
  })

  test('who is disabled does not come in, and what they had open is closed', async () => {
    const { sql } = database()
    const [row] = await sql<{ id: string }[]>`
      insert into person (kind, issuer, subject) values ('agent', 'essai', 'à écarter') returning id`
    const secret = await beginSession(sql, { person: row!.id, browser: null, idToken: null })
    expect(await findSession(sql, secret, doors)).not.toBeNull()
    expect(await disablePerson(asOwner(sql), row!.id, author)).toBe(true)
    expect(await findSession(sql, secret, doors)).toBeNull()
    expect(await disablePerson(asOwner(sql), row!.id, author)).toBe(false)
  })

  test('who is erased leaves a number and nothing else, and the same account may begin anew', async () => {
    const { sql } = database()
    const claims = {
      kind: 'beneficiary',
      subject: 'à effacer',
      given_name: 'Essai',
      usual_name: 'Effacé',
      email: null,
      siret: null,
      rpps: '10000000009',
      profession: '10',
      savoir_faire: 'SM54',
    } as const
    const first = (await welcome(sql, 'essai', claims)) as { person: string }
    const secret = await beginSession(sql, { person: first.person, browser: 'navigateur', idToken: 'jeton' })
    expect(await erasePerson(asOwner(sql), first.person, author)).toBe(true)
    expect(await erasePerson(asOwner(sql), first.person, author)).toBe(false)
    expect(await findSession(sql, secret, doors)).toBeNull()
    const [left] =
      await sql`select row_to_json(person)::text || (select string_agg(row_to_json(session)::text, '') from session) as text
      from person where id = ${first.person}`
    for (const gone of ['Essai', 'Effacé', '10000000009', 'SM54', 'à effacer', 'navigateur', 'jeton'])
      expect(left!.text).not.toContain(gone)
    const again = (await welcome(sql, 'essai', claims)) as { person: string }
    expect(again.person).not.toBe(first.person)
  })
})

test.each(['12345678200010', '35600000000048', '35600000049837'])('%s is a SIRET', (siret) => {
  expect(isSiret(siret)).toBe(true)
})
test.each(['12345678200011', '1234567820001', '123456782000100', 'abcdefghijklmn', ''])(
  '« %s » is not',
  (siret) => {
    expect(isSiret(siret)).toBe(false)
  },
)
