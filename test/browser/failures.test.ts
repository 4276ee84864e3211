import type { Page, Route } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { listShown, mapDrawn, parameter, plain, rows, toursQuestion } from './home.ts'

const matches = '**/api/v1/matches*'
const problem = (status: number, code: string, detail: string, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail }),
})
const paused = problem(503, 'starting', 'Le service démarre.')
const alert = (page: Page) => page.getByRole('region', { name: 'Lieux', exact: true }).getByRole('alert')
const words = async (page: Page) => plain((await alert(page).textContent()) ?? '')

describeBrowser('when something fails', (visit) => {
  it('tries again by itself when the service comes back at once', async () => {
    let asked = 0
    const page = await visit(toursQuestion, {
      tolerated: [/status of 503/],
      prepare: (p) => p.route(matches, (route) => (asked++ === 0 ? route.fulfill(paused) : route.continue())),
    })
    await listShown(page)
    expect(asked).toBeGreaterThan(1)
  })

  it('says what did not come, keeps the question, and shows the list once the service is back', async () => {
    let down = true
    const page = await visit(toursQuestion, {
      tolerated: [/status of 503/],
      prepare: (p) => p.route(matches, (route) => (down ? route.fulfill(paused) : route.continue())),
    })
    await alert(page).waitFor()
    expect(await words(page)).toContain('Impossible d’afficher la liste des lieux')
    expect(await words(page)).toContain('Le service démarre.')
    expect(await words(page)).toContain('Rien n’est perdu : votre recherche est dans l’adresse')
    expect(parameter(page, 'formation')).toBe('tours')
    down = false
    await alert(page).getByRole('button', { name: 'Réessayer' }).click()
    await listShown(page)
    expect(await alert(page).count()).toBe(0)
  })

  it('says how long to wait when too much was asked', async () => {
    const tooMany = problem(429, 'too_many_requests', 'Trop de requêtes.', { 'Retry-After': '2' })
    const page = await visit(toursQuestion, {
      tolerated: [/status of 429/],
      prepare: (p) => p.route(matches, (route) => route.fulfill(tooMany)),
    })
    await alert(page).waitFor()
    expect(await words(page)).toContain('Trop de requêtes. Le service demande 2 secondes.')
    await alert(page).getByRole('button', { name: 'Réessayer' }).waitFor()
  })

  it('says that the connection is cut, and goes on when it is back', async () => {
    let cut = true
    const page = await visit(toursQuestion, {
      tolerated: [/ERR_INTERNET_DISCONNECTED/],
      prepare: (p) =>
        p.route(matches, (route) => (cut ? route.abort('internetdisconnected') : route.continue())),
    })
    await alert(page).waitFor()
    expect(await words(page)).toContain('la connexion semble coupée')
    cut = false
    await alert(page).getByRole('button', { name: 'Réessayer' }).click()
    await listShown(page)
  })

  it('says it of a broken answer too, without a word of machine', async () => {
    const page = await visit(toursQuestion, {
      tolerated: [/status of 500/],
      prepare: (p) => p.route(matches, (route) => route.fulfill({ status: 500, body: '<html>oops</html>' })),
    })
    await alert(page).waitFor()
    expect(await words(page)).toMatch(/Impossible d’afficher la liste des lieux.*Réessayez/)
    expect(await words(page)).not.toMatch(/JSON|undefined|TypeError|oops/)
  })

  it('says that the answer to another question failed, and shows it once the service is back', async () => {
    let down = false
    const page = await visit(toursQuestion, {
      tolerated: [/status of 503/],
      prepare: (p) => p.route(matches, (route) => (down ? route.fulfill(paused) : route.continue())),
    })
    await listShown(page)
    down = true
    await page.getByRole('combobox', { name: 'Mode d’exercice' }).fill('salarié')
    await page.getByRole('option', { name: 'salarié', exact: true }).click()
    await alert(page).waitFor()
    down = false
    await alert(page).getByRole('button', { name: 'Réessayer' }).click()
    await listShown(page)
    expect(parameter(page, 'mode')).toBe('salarie')
  })

  it('says why the filters keep nothing, and takes them away when asked', async () => {
    const page = await visit(`${toursQuestion}&texte=xqzzt`)
    await page.getByText(/Aucun lieu ne répond à vos filtres/).waitFor()
    await page.locator('.cc-empty').getByRole('button', { name: 'Retirer les filtres' }).click()
    await listShown(page)
    expect(parameter(page, 'texte')).toBeNull()
  })

  it('says why no place answers the question, and widens it when asked', async () => {
    const page = await visit('/?formation=tours&pres=-5.1,48.45&pres_de=Ouessant&km=1')
    await page.getByText(/Aucun lieu ne répond à votre question/).waitFor()
    await page.getByText(/Aucun lieu ne vous est ouvert/).waitFor()
    await page.getByRole('button', { name: 'Voir les lieux écartés et pourquoi' }).waitFor()
    await page.getByRole('button', { name: 'Chercher à toute distance' }).click()
    await listShown(page)
  })

  it('keeps the list when the tiles do not come, and draws the zones once they do', async () => {
    let down = true
    const page = await visit(toursQuestion, {
      webgl: true,
      tolerated: [/status of 503/, /\.mvt/],
      prepare: (p) =>
        p
          .context()
          .route(/\/tiles\/.*\.mvt/, (route: Route) => (down ? route.fulfill(paused) : route.continue())),
    })
    await listShown(page)
    await page.getByText('Une partie des zones n’a pas pu être chargée.').waitFor()
    expect(await rows(page).count()).toBe(25)
    down = false
    await page.locator('.zone-map__face').getByRole('button', { name: 'Réessayer' }).click()
    await mapDrawn(page)
  })

  it('keeps the page when the code of the map does not come', async () => {
    const page = await visit(toursQuestion, {
      webgl: true,
      tolerated: [/ERR_FAILED/, /dynamically imported module/],
      prepare: (p) => p.route(/\/assets\/map[^/]*\.js$/, (route) => route.abort()),
    })
    await listShown(page)
    await page.getByText('Carte indisponible').waitFor()
    await page.getByText('La carte n’a pas pu être chargée.').waitFor()
  })

  it('says of a place, a commune and a publication that are not there, and where to go', async () => {
    for (const [path, title] of [
      ['/lieux/nulle-part', 'Lieu introuvable'],
      ['/communes/99999', 'Commune introuvable'],
      ['/zonage/medecin-24-19990101-00000000', 'Publication de zonage'],
    ] as const) {
      const page = await visit(path, { tolerated: [/status of 404/] })
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.getByRole('alert').first().waitFor()
      const back = page.getByRole('link', { name: /Revenir à la recherche|Toutes les publications/ })
      expect(await back.count(), path).toBe(1)
    }
  })

  it('leads from a former commune to the one it is in today', async () => {
    const page = await visit('/communes/14485', { tolerated: [/status of 404|status of 410/] })
    const link = page.getByRole('link', { name: /Voir la commune actuelle/ })
    await link.click()
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .not.toBe('Commune introuvable')
  })
})
