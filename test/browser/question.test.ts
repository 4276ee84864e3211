import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import {
  askMatches,
  focused,
  listShown,
  parameter,
  plain,
  rowIds,
  rows,
  textOf,
  toursQuestion,
} from './home.ts'

describeBrowser('an intern asks where to practise', (visit, url) => {
  it('asks « médecine générale, Tours, libéral ou mixte » by keyboard alone, and reads the line of truth', async () => {
    const page = await visit('/')
    await listShown(page)
    await tabTo(page, 'Spécialité (DES)')
    await answer(page, 'médecine gén')
    await tabTo(page, 'Université ou région de formation')
    await answer(page, 'tours')
    await tabTo(page, 'Mode d’exercice')
    await answer(page, 'libéral ou mixte')
    expect(parameter(page, 'formation')).toBe('tours')
    expect(parameter(page, 'mode')).toBe('liberal,mixte')

    const { eligible, priority, ineligible } = await askMatches(url)
    await expect
      .poll(() => truth(page))
      .toBe(
        `${eligible} lieux vous sont ouverts, dont ${priority} prioritaires en Centre-Val de Loire. ${ineligible} autres sont écartés.`,
      )
  })

  it('leaves the field it answered, so that one goes on to the next', async () => {
    const page = await visit('/')
    await listShown(page)
    await tabTo(page, 'Université ou région de formation')
    await answer(page, 'tours')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Mode d’exercice')
  })

  it('shows the places in the order of the API, those of the training region first', async () => {
    const { items, total } = await askMatches(url)
    const page = await visit(`${toursQuestion}&affiches=10000`)
    await listShown(page)
    const ids = await rowIds(page)
    expect(ids).toHaveLength(total)
    expect(ids).toEqual(items.map(({ place }) => place.id))

    const first = items.filter(({ priority }) => priority)
    expect(first.length).toBeGreaterThan(0)
    expect(items.slice(0, first.length)).toEqual(first)
    expect(new Set(first.map(({ place }) => place.region))).toEqual(new Set(['24']))
    const marked = await rows(page).evaluateAll((list) =>
      list.filter((row) => row.querySelector('.cc-priority')).map((row) => row.getAttribute('data-place-id')),
    )
    expect(marked).toEqual(first.map(({ place }) => place.id))
  })

  it('adds the rest of a long list when asked', async () => {
    const { total } = await askMatches(url)
    const page = await visit(toursQuestion)
    await listShown(page)
    expect(await rows(page).count()).toBe(25)
    await page
      .getByText(new RegExp(`25\\slieux affichés sur ${total}|25 lieux affichés sur ${total}`))
      .waitFor()
    await page.getByRole('button', { name: 'Afficher la suite' }).click()
    await expect.poll(() => rows(page).count()).toBe(50)
  })

  it('opens a place with its reasons, the act and its date', async () => {
    const { items } = await askMatches(url)
    const { place, reasons } = items[0]!
    const page = await visit(toursQuestion)
    await listShown(page)
    await rows(page).first().getByRole('link', { name: place.structure.name }).click()
    await page.getByRole('heading', { level: 1, name: place.structure.name }).waitFor()
    await page.getByRole('heading', { name: 'Pourquoi ce lieu vous est ouvert' }).waitFor()
    const said = page.getByRole('region', { name: 'Pourquoi ce lieu vous est ouvert' }).getByRole('listitem')
    await expect.poll(() => said.count()).toBe(reasons.length)
    const texts = (await said.allTextContents()).map(plain).join('\n')
    for (const { text } of reasons) expect(texts).toContain(plain(text))
    expect(texts).toMatch(/en vigueur (depuis )?le \d{1,2} \p{L}+ \d{4}/u)

    await page.getByRole('link', { name: 'Voir l’acte, ses dates et son fichier' }).first().click()
    await page.getByRole('heading', { level: 1, name: /Centre-Val de Loire/ }).waitFor()
  })

  it('comes back to the same question, filters and row', async () => {
    const page = await visit(`${toursQuestion}&tri=apl&zone=ZIP`)
    await listShown(page)
    const asked = page.url()
    const before = await rowIds(page)
    const link = rows(page).nth(3).getByRole('link').first()
    const name = await textOf(link)
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(page.url()).not.toBe(asked)
    await page.goBack()
    await listShown(page)
    expect(page.url()).toBe(asked)
    expect(await rowIds(page)).toEqual(before)
    await expect.poll(() => focused(page)).toBe(name)
  })

  it('goes back from the card by its own link with the filters and the sort', async () => {
    const page = await visit(`${toursQuestion}&tri=apl&zone=ZIP`)
    await listShown(page)
    const before = await rowIds(page)
    await rows(page).nth(1).getByRole('link').first().click()
    await page.getByRole('link', { name: 'Revenir à la recherche' }).click()
    await listShown(page)
    await expect.poll(() => rowIds(page)).toEqual(before)
    expect(parameter(page, 'tri')).toBe('apl')
    expect(parameter(page, 'zone')).toBe('ZIP')
  })

  it('says why the other places are set aside, grouped by reason, each with its own', async () => {
    const { items, ineligible } = await askMatches(url, '&include=ineligible')
    const page = await visit(toursQuestion)
    await listShown(page)
    await page.getByRole('button', { name: 'Voir pourquoi' }).click()
    await page
      .getByRole('heading', { name: new RegExp(`Pourquoi ${ineligible}.lieux sont écartés`) })
      .waitFor()

    const counts = await page.locator('.cc-group__count').allTextContents()
    expect(counts.length).toBeGreaterThan(2)
    expect(counts.reduce((sum, count) => sum + Number.parseInt(count, 10), 0)).toBe(ineligible)

    const zone = page.locator('details', { hasText: 'Leur zone n’est pas ouverte au CESP' })
    await zone.locator('summary').click()
    const id = await zone.locator('[data-place-id]').first().getAttribute('data-place-id')
    const match = items.find(({ place }) => place.id === id)!
    const failing = match.reasons.find(({ code, ok }) => code === 'zone' && !ok)!
    expect(await textOf(zone.locator('[data-place-id]').first())).toContain(plain(failing.text))
    expect(await rows(page).count()).toBeGreaterThan(0)
    expect(parameter(page, 'vue')).toBe('ecartes')
  })

  it('opens a refused place with the failing reason first and what would make it possible', async () => {
    const { items } = await askMatches(url, '&include=ineligible')
    const refused = items.find(({ reasons }) => reasons.some(({ code, ok }) => code === 'mode' && !ok))!
    const page = await visit(`/lieux/${refused.place.id}?formation=tours&mode=liberal,mixte`)
    const why = page.getByRole('region', { name: 'Pourquoi ce lieu ne vous est pas ouvert' })
    const first = why.getByRole('listitem').first()
    await first.waitFor()
    expect(await textOf(first)).toMatch(/Non/)
    expect(await textOf(first)).toContain('Ce qui le rendrait possible.')
  })
})

const truth = async (page: Page) => (await textOf(page.locator('.cc-truth [role=status]'))).trim()

/** Presses Tab until the field of that name has the focus, as one does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if ((await focused(page)) === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`« ${name} » is not reached by Tab`)
}

/** Types over the answer of the focused combobox and takes the first option. */
async function answer(page: Page, typed: string): Promise<void> {
  await page.keyboard.type(typed)
  await page.locator('[role=option][aria-selected=true]').waitFor()
  await page.keyboard.press('Enter')
}
