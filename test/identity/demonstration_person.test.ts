import { afterAll, beforeAll, expect, test } from 'vitest'
import { SESSION_COOKIE } from '../../server/identity/cookies.ts'
import { demonstrationPersons, welcomeDemonstration } from '../../server/identity/demonstration.ts'
import { beginSession } from '../../server/identity/sessions.ts'
import { describeEngines } from '../database/engines.ts'
import { Browser } from './browser.ts'
import { startIdentity } from './service.ts'

describeEngines('whether one is a demonstration person', (database, engine) => {
  let service: Awaited<ReturnType<typeof startIdentity>>
  beforeAll(async () => {
    service = await startIdentity(database(), () => ({ DEMO: '1' }))
  })
  afterAll(() => service.stop())

  /** What « me » says to a browser that holds a session of this person. */
  async function me(person: string) {
    const browser = new Browser(service.url)
    const session = { person, browser: null, idToken: null }
    browser.setCookie(SESSION_COOKIE, await beginSession(database().sql, session))
    return (await browser.json('/me')).body
  }

  test('is said of one of them; beside a server their session opens nothing', async () => {
    const person = await welcomeDemonstration(database().sql, demonstrationPersons[0]!)
    const expected =
      engine === 'embedded'
        ? { person: { id: person }, demonstration_person: true }
        : { person: null, demonstration_person: false }
    expect(await me(person)).toMatchObject(expected)
  })
  test('is not said of somebody for whom a provider vouches', async () => {
    const [person] = await database().sql<{ id: string }[]>`
      insert into person (kind, issuer, subject) values ('agent', 'https://provider.test/', 'one') returning id`
    expect(await me(person!.id)).toMatchObject({ person: { id: person!.id }, demonstration_person: false })
  })
  test('is not said of nobody', async () => {
    const { body } = await new Browser(service.url).json('/me')
    expect(body).toMatchObject({ person: null, demonstration_person: false })
  })
})
