import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { listShown, parameter, rows, textOf } from './home.ts'

const label = 'Quelle zone ici ? Commune, code postal, adresse ou coordonnées'

describeBrowser('« Quelle zone ici ? »', (visit) => {
  it('finds a commune by its name, accents and case ignored', async () => {
    const page = await visit('/')
    await search(page, 'PELLEVOISIN')
    await page.getByRole('option', { name: /^Pellevoisin/ }).click()
    await card(page, /^Pellevoisin/)
    expect(parameter(page, 'point')).not.toBeNull()
    expect(parameter(page, 'carte')).toMatch(/,10$/)
  })

  it('finds the communes of a postal code', async () => {
    const page = await visit('/')
    await search(page, '37000')
    await page.getByRole('option', { name: /^Tours/ }).click()
    await card(page, /^Tours/)
  })

  it('finds the commune of coordinates, written with points or commas', async () => {
    const page = await visit('/')
    for (const typed of ['47.3936, 0.6848', '47,3936 ; 0,6848']) {
      await search(page, typed)
      await page.getByRole('option', { name: /47\.3936, 0\.6848/ }).click()
      await card(page, /^Tours/)
    }
  })

  it('finds a commune of the overseas departments and an arrondissement', async () => {
    const page = await visit('/')
    await search(page, 'Mamoudzou')
    await page.getByRole('option', { name: /^Mamoudzou/ }).click()
    await card(page, /^Mamoudzou/)
    await search(page, '69003')
    await page.getByRole('option', { name: /Lyon 3/ }).click()
    await card(page, /^Lyon 3/)
  })

  it('says what it would understand when it understands nothing', async () => {
    const page = await visit('/')
    await search(page, 'xqzzt')
    await page
      .getByText(/Rien trouvé.: essayez un nom de commune, un code postal ou des coordonnées/)
      .waitFor()
  })

  it('says that a point at sea or abroad is out of the territory', async () => {
    const page = await visit('/?point=-20,45', { tolerated: [/status of 404.*zones\/at/] })
    await page.locator('.cc-card').getByText('n’est dans aucune commune').waitFor()
  })

  it('answers on the zoning page too, with the day', async () => {
    const page = await visit('/zonage')
    const field = page.getByRole('combobox', { name: /^Commune, code postal, code INSEE/ })
    await field.fill('97411')
    await page.getByRole('option', { name: /^Saint-Denis/ }).click()
    await card(page, /^Saint-Denis/)
    expect(await textOf(page.locator('.cc-card'))).toContain('Non classé')
  })

  it('asks near where, then sorts by distance and narrows to a radius', async () => {
    const page = await visit('/?formation=tours')
    await listShown(page)
    const near = page.getByRole('combobox', { name: /^Près de/ })
    await near.fill('tours')
    await page
      .getByRole('option', { name: /^Tours/ })
      .first()
      .click()
    await expect.poll(() => parameter(page, 'pres_de')).toBe('Tours')
    await page.getByLabel('Trier par').selectOption('distance')
    await page.getByLabel('à moins de').selectOption('50')
    await expect
      .poll(() => rows(page).locator('.cc-row__km').allTextContents())
      .toSatisfy((texts: string[]) => {
        const km = texts.map((text) => Number(/[\d,]+/.exec(text)![0].replace(',', '.')))
        return km.length > 0 && km.at(-1)! <= 50 && km.every((d, i) => i === 0 || d >= km[i - 1]!)
      })
  })
})

async function search(page: Page, typed: string): Promise<void> {
  const field = page.getByRole('combobox', { name: new RegExp(`^${label.replace(' ?', '.\\?')}`) })
  await field.fill(typed)
}

const card = (page: Page, name: RegExp) => page.locator('.cc-card').getByRole('heading', { name }).waitFor()
