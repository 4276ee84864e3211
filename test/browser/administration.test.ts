import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { axeFindings } from './examine.ts'
import { focused, textOf } from './home.ts'
import { signInAs } from './session.ts'

const intern = 'Interne de médecine générale'
const region = 'Référent de l’ARS Bretagne'
const line = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })
const rolesOf = (page: Page) => page.getByRole('region', { name: 'Qui vous êtes ici' }).getByRole('list')

describeBrowser('administration', (visit) => {
  it('gives the role of a referent to the intern, who has it at once, and takes it back', async () => {
    const theirs = await signInAs(visit, intern, '/mon-compte')
    const page = await signInAs(visit, 'Administrateur du service', '/administration')
    await page.getByLabel(/Filtrer les personnes/).fill('interne generale')
    await page.getByText('1 personne sur').waitFor()
    await page.getByRole('button', { name: /^Donner un rôle/ }).click()
    const dialog = page.getByRole('dialog', { name: /Donner un rôle à Démonstration Interne/ })
    await dialog.getByLabel('Rôle', { exact: true }).selectOption({ label: 'Référent d’une ARS' })
    await dialog.getByLabel('Région').selectOption({ label: 'Bretagne' })
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Donner le rôle' }).click()
    await page
      .getByText('Rôle donné à Démonstration Interne de médecine générale : Référent de l’ARS Bretagne')
      .waitFor()
    const take = line(page, intern).getByRole('button', { name: /Reprendre.*Référent de l’ARS Bretagne/ })
    await take.waitFor()

    await theirs.reload()
    await theirs.getByText(region).waitFor()

    await page.getByRole('button', { name: /^Donner un rôle/ }).click()
    await dialog.getByLabel('Région').selectOption({ label: 'Bretagne' })
    await dialog.getByRole('button', { name: 'Donner le rôle' }).click()
    await page.getByText('avait déjà ce rôle : Référent de l’ARS Bretagne').waitFor()

    await take.click()
    await page
      .getByRole('dialog', { name: /Reprendre ce rôle/ })
      .getByRole('button', { name: 'Annuler' })
      .click()
    await expect.poll(() => focused(page)).toContain('Reprendre')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText(/Rôle repris à Démonstration Interne/).waitFor()
    await take.waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toContain('Rôle repris')

    await theirs.reload()
    await rolesOf(theirs).getByText('Bénéficiaire').waitFor()
    expect(await rolesOf(theirs).getByText(region).count()).toBe(0)
  })

  it('gives an employer places of the list only, and keeps what was typed when one is not there', async () => {
    const page = await signInAs(visit, 'Administrateur du service', '/administration', {
      tolerated: [/status of 404/],
    })
    await line(page, 'Administrateur du service')
      .getByRole('button', { name: /^Donner un rôle/ })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Rôle', { exact: true }).selectOption({ label: 'Employeur' })
    await dialog.getByLabel(/^Lieux/).fill('DEMO-24-0002, NULLE-PART')
    await dialog.getByRole('button', { name: 'Donner le rôle' }).click()
    await expect
      .poll(() => textOf(dialog.getByRole('alert')))
      .toContain('La liste en vigueur n’a pas de lieu « NULLE-PART ».')
    expect(await dialog.getByLabel(/^Lieux/).inputValue()).toBe('DEMO-24-0002, NULLE-PART')
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toContain('Donner un rôle')
  })

  it('shows the organisation and the number of each, says when nobody answers the filter, and is sound', async () => {
    const page = await signInAs(visit, 'Administrateur du service', '/administration')
    await line(page, 'Administrateur du service')
      .getByRole('button', { name: /^Reprendre/ })
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel(/Filtrer les personnes/).fill('xqzzt')
    await page.getByText(/Personne ne répond à ce filtre/).waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
  })

  it('sends who is not signed in to the page to do it', async () => {
    const page = await visit('/administration', { tolerated: [/status of 401/] })
    await page.getByText('Connectez-vous pour accéder à cette adresse.').waitFor()
    const link = page.getByRole('main').getByRole('link', { name: 'Se connecter' })
    expect(await link.getAttribute('href')).toBe('/connexion?retour=%2Fadministration')
  })
})
