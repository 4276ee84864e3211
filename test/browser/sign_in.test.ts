import { expect, inject, it } from 'vitest'
import { demonstrationPersons } from '../../server/identity/demonstration.ts'
import { describeBrowser } from './browser.ts'
import { axeFindings } from './examine.ts'
import { focused, listShown, plain, textOf, toursQuestion } from './home.ts'
import { known, signInAs, tools, toolsText } from './session.ts'

const roles: Record<string, string> = {
  interne: 'Bénéficiaire d’un contrat d’engagement de service public',
  'ars-24': 'Référent de l’ARS Centre-Val de Loire',
  'ars-84': 'Référent de l’ARS Auvergne-Rhône-Alpes',
  employeur: 'Employeur pour 1 lieu : DEMO-24-0002',
  gestionnaire: 'Gestionnaire de la liste nationale',
  administration: 'Administrateur du service',
}

describeBrowser('signing in', (visit, url) => {
  it.each(demonstrationPersons)(
    '$label comes in, sees who they are and what they may do, and goes out',
    async ({ key, label }) => {
      const page = await signInAs(visit, label, '/procedure')
      expect(await toolsText(page)).toContain(`Démonstration ${label}`)
      expect(await tools(page).getByRole('link', { name: 'Administration' }).count()).toBe(
        key === 'administration' ? 1 : 0,
      )
      const notice = page.getByRole('region', { name: 'Avertissement' })
      expect(await textOf(notice)).toContain(`Vous êtes une personne de démonstration : ${label}.`)

      await tools(page).getByRole('link', { name: 'Mon compte' }).click()
      await page.getByRole('heading', { name: 'Vos rôles' }).waitFor()
      const identity = page.getByRole('region', { name: 'Qui vous êtes ici' })
      // Another test may be giving this person a role in the meantime.
      expect((await identity.getByRole('listitem').allTextContents()).map(plain)).toContain(roles[key])
      await expect
        .poll(() => textOf(page.getByRole('region', { name: 'Vos sessions', exact: true })))
        .toContain('Chrome sur Linux (cette session)')

      await tools(page).getByRole('button', { name: 'Se déconnecter' }).click()
      await page.getByText('Vous êtes déconnecté.').waitFor()
      await page.getByRole('button', { name: label, exact: true }).waitFor()
      expect(await page.context().cookies()).toEqual([])
      expect(await notice.getByText('Vous êtes une personne').count()).toBe(0)
    },
  )

  it('gives a referent nothing of the administration but the sentence of the service', async () => {
    const page = await signInAs(visit, 'Référent de l’ARS Centre-Val de Loire', '/administration', {
      tolerated: [/status of 403/],
    })
    const alert = page.getByRole('main').getByRole('alert')
    expect(await textOf(alert)).toContain('Votre rôle ne donne pas accès à cette adresse.')
    expect(await page.getByRole('table').count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
  })

  it('comes back to the very question one was asking, by keyboard alone', async () => {
    const page = await visit(toursQuestion)
    await listShown(page)
    await tools(page).getByRole('link', { name: 'Se connecter' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('Se connecter')
    const first = page.getByRole('button', { name: demonstrationPersons[0]!.label })
    await first.waitFor()
    for (let presses = 0; presses < 20; presses++) {
      if ((await focused(page)) === demonstrationPersons[0]!.label) break
      await page.keyboard.press('Tab')
    }
    expect(await focused(page)).toBe(demonstrationPersons[0]!.label)
    await page.keyboard.press('Enter')
    await known(page)
    await listShown(page)
    expect(page.url()).toBe(`${url}${toursQuestion}`)
  })

  it.each([
    ['refuse', 'abandonnée ou refusée'],
    ['expire', 'n’a plus cours'],
    ['fournisseur', 'n’a pas répondu comme prévu'],
    ['organisation', 'Votre organisation n’est pas enregistrée'],
    ['compte', 'Votre compte est fermé'],
    ['autre', 'n’a pas abouti'],
  ])('explains the failure « %s », and what to do', async (reason, words) => {
    const page = await visit(`/connexion?erreur=${reason}`)
    expect(await textOf(page.getByRole('alert'))).toContain(words)
    expect(await axeFindings(page)).toEqual([])
  })

  it('keeps, after a failure, the page one was on', async () => {
    const page = await visit('/connexion?retour=/zonage')
    await page.getByRole('button', { name: demonstrationPersons[0]!.label }).waitFor()
    await page.goto('/connexion?erreur=refuse')
    await page.getByRole('button', { name: demonstrationPersons[0]!.label }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/zonage')
    await known(page)
  })

  it('leads nowhere else, whatever the address asks', async () => {
    for (const trap of ['https://example.org/', '//example.org/', '/\\example.org']) {
      const page = await visit(`/connexion?retour=${encodeURIComponent(trap)}`)
      await page.getByRole('button', { name: demonstrationPersons[0]!.label }).click()
      await known(page)
      expect(page.url()).toBe(`${url}/`)
    }
  })

  it('names the providers in text, says whom each is for, and leads to them with the page to come back to', async () => {
    const page = await visit('/connexion?retour=/zonage', {
      prepare: (p) =>
        p.route('**/api/v1/me', (route) =>
          route.fulfill({
            json: {
              person: null,
              roles: [],
              demonstration_person: false,
              providers: [
                { id: 'agents', label: 'ProConnect' },
                { id: 'beneficiaires', label: 'Pro Santé Connect' },
              ],
              demonstration: [],
            },
          }),
        ),
    })
    const agents = page.getByRole('region', { name: 'Vous êtes agent' })
    const link = agents.getByRole('link', { name: 'Se connecter avec ProConnect' })
    expect(await link.getAttribute('href')).toBe('/connexion/agents?retour=%2Fzonage')
    const professionals = page.getByRole('region', { name: /professionnel de santé/ })
    await professionals.getByRole('link', { name: 'Se connecter avec Pro Santé Connect' }).waitFor()
    expect(await page.getByText('Personnes de démonstration').count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
  })

  it('asks who is there only once the list is drawn, and says « Se connecter » until it knows', async () => {
    let drawn: boolean | null = null
    const page = await visit(toursQuestion, {
      prepare: async (p) => {
        await p.route('**/api/v1/me', async (route) => {
          drawn = (await p.locator('[data-place-id]').count()) > 0
          await route.continue()
        })
      },
    })
    await listShown(page)
    await tools(page).getByRole('link', { name: 'Se connecter' }).waitFor()
    await expect.poll(() => drawn).toBe(true)
  })

  it('changes nothing of the public data, which carry no cookie of their own', async () => {
    const page = await signInAs(visit, 'Administrateur du service', '/')
    await listShown(page)
    const asked = '/api/v1/places?limit=3'
    const [signedIn, anonymous] = await Promise.all([
      page.evaluate(async (path) => (await fetch(path)).text(), asked),
      fetch(`${url}${asked}`).then((answer) => answer.text()),
    ])
    expect(signedIn).toBe(anonymous)
  })
})

describeBrowser(
  'where nobody can come in',
  (visit) => {
    it('has no link to sign in, and the page says why', async () => {
      const page = await visit('/connexion')
      await page.getByText(/aucun fournisseur d’identité n’a été réglé/).waitFor()
      expect(await tools(page).getByRole('link', { name: 'Se connecter' }).count()).toBe(0)
    })
  },
  { url: inject('services').server },
)
