import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { axeFindings } from './examine.ts'
import { focused, textOf } from './home.ts'
import { signInAs } from './session.ts'

const tokens = (page: Page) => page.getByRole('region', { name: 'Vos jetons d’accès' })
const problem = (status: number, code: string, detail: string, more = {}) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail, ...more }),
})

describeBrowser('one’s own account', (visit, url) => {
  it('makes a token, shown once, that opens the API until it is revoked', async () => {
    const page = await signInAs(visit, 'Gestionnaire de la liste nationale', '/mon-compte', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.getByLabel('Nom du jeton').fill('Export de test')
    await page.getByLabel('Durée').selectOption('30')
    await page.getByRole('button', { name: 'Faire le jeton' }).click()
    await expect.poll(() => focused(page)).toContain('copiez-le maintenant')
    const secret = await page.getByLabel('Le jeton', { exact: true }).inputValue()
    await page.getByRole('button', { name: 'Copier le jeton' }).click()
    await page.getByText('Le jeton est copié').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
    expect(await axeFindings(page)).toEqual([])

    const ask = () => fetch(`${url}/api/v1/me`, { headers: { Authorization: `Bearer ${secret}` } })
    const answer = await ask()
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ roles: [{ role: 'national_manager' }] })

    await page.reload()
    const line = tokens(page).getByRole('row', { name: /Export de test/ })
    await line.waitFor()
    expect(await page.content()).not.toContain(secret)
    await line.getByRole('button', { name: 'Révoquer le jeton Export de test' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Révoquer le jeton' }).click()
    await page.getByText('est révoqué : il n’ouvre plus rien').waitFor()
    await line.waitFor({ state: 'detached' })
    expect((await ask()).status).toBe(401)
  })

  it('keeps what was typed when a token is refused, and names the field as the form does', async () => {
    const page = await signInAs(visit, 'Gestionnaire de la liste nationale', '/mon-compte', {
      tolerated: [/status of (400|503)/],
    })
    await page.getByLabel('Nom du jeton').fill('   ')
    await page.getByRole('button', { name: 'Faire le jeton' }).click()
    await expect
      .poll(() => textOf(tokens(page).getByRole('alert')))
      .toContain('À corriger : nom : un nom est attendu')
    await page.getByLabel('Nom du jeton').fill('Sans portée')
    await page.getByLabel('Lire les données').uncheck()
    await page.getByRole('button', { name: 'Faire le jeton' }).click()
    await expect
      .poll(() => textOf(tokens(page).getByRole('alert')))
      .toContain('ce qu’il permet : au moins une portée')

    await page.getByLabel('Administrer les personnes et les rôles').check()
    await page.route('**/api/v1/me/tokens', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill(
            problem(503, 'database_unavailable', 'La base de données ne répond pas en ce moment.'),
          )
        : route.continue(),
    )
    await page.getByRole('button', { name: 'Faire le jeton' }).click()
    await expect
      .poll(() => textOf(tokens(page).getByRole('alert')))
      .toContain('La base de données ne répond pas')
    expect(await page.getByLabel('Nom du jeton').inputValue()).toBe('Sans portée')
    expect(await page.getByLabel('Administrer les personnes et les rôles').isChecked()).toBe(true)
  })

  it('closes a session of another browser, by keyboard, which then is nobody’s', async () => {
    const other = await signInAs(visit, 'Employeur d’un centre hospitalier', '/mon-compte', {
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      tolerated: [/status of 401/],
    })
    const page = await signInAs(visit, 'Employeur d’un centre hospitalier', '/mon-compte')
    const close = page.getByRole('button', { name: /^Fermer la session Firefox sur Windows/ })
    await close.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('Annuler')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toContain('Firefox sur Windows')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('Annuler')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('La session Firefox sur Windows est fermée.').waitFor()
    await close.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('La session Firefox sur Windows est fermée.')

    await other.getByRole('button', { name: 'Télécharger mes données' }).click()
    await other.getByText('Connectez-vous pour accéder à cette adresse.').waitFor()
    await other.getByRole('main').getByRole('link', { name: 'Se connecter' }).first().click()
    await expect.poll(() => new URL(other.url()).searchParams.get('retour')).toBe('/mon-compte')
  })

  it('hands over what is kept of one, and takes a request of erasure once it is confirmed', async () => {
    const page = await signInAs(visit, 'Interne de médecine générale', '/mon-compte')
    await expect
      .poll(() => textOf(page.getByRole('region', { name: 'Qui vous êtes ici' })))
      .toContain('Savoir-faireMédecine générale')
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Télécharger mes données' }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe('mes-donnees.json')
    const file = JSON.parse(await readFile(await download.path(), 'utf8'))
    expect(file.personne.usual_name).toBe('Interne de médecine générale')
    await page.getByText('Le fichier « mes-donnees.json » est téléchargé').waitFor()

    const ask = page.getByRole('button', { name: 'Demander l’effacement de mes données' })
    // Another run on the same service has asked already.
    if ((await ask.count()) > 0) {
      await ask.click()
      await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click()
      await expect.poll(() => focused(page)).toBe('Demander l’effacement de mes données')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('button', { name: 'Demander l’effacement' }).click()
      await page.getByText('Votre demande d’effacement est enregistrée.').waitFor()
    }
    await page.getByText(/Vous avez demandé l’effacement de vos données le/).waitFor()
    await page.reload()
    await page.getByText(/Vous avez demandé l’effacement de vos données le/).waitFor()
    expect(await ask.count()).toBe(0)
  })

  it('tells an agent without a role how to get one, and the number to give', async () => {
    const person = {
      id: 'P-0123456789abcdef',
      kind: 'agent',
      given_name: 'Camille',
      usual_name: 'Essai',
      email: 'camille@example.test',
      organisation: { siret: '13000000000001', name: 'ARS d’essai' },
      rpps: null,
      profession: null,
      savoir_faire: null,
      created_at: '2026-11-22T20:05:00Z',
      erasure_asked_at: null,
      disabled_at: null,
    }
    const page = await visit('/mon-compte', {
      tolerated: [/status of 401/],
      prepare: (p) =>
        p.route('**/api/v1/me', (route) =>
          route.fulfill({
            json: { person, roles: [], demonstration_person: false, providers: [], demonstration: [] },
          }),
        ),
    })
    const identity = page.getByRole('region', { name: 'Qui vous êtes ici' })
    await identity.getByText(/Aucun rôle ne vous a encore été donné/).waitFor()
    expect(await textOf(identity.locator('.fr-alert'))).toContain('votre numéro : P-0123456789abcdef')
    expect(await textOf(identity)).toContain('ARS d’essai (SIRET 13000000000001)')
    expect(await page.getByText('personne de démonstration').count()).toBe(0)
  })

  it('leads who is not signed in to the page to do it, and back', async () => {
    const page = await visit('/mon-compte')
    const link = page.getByRole('main').getByRole('link', { name: 'Se connecter' })
    expect(await link.getAttribute('href')).toBe('/connexion?retour=%2Fmon-compte')
    expect(await axeFindings(page)).toEqual([])
  })
})
