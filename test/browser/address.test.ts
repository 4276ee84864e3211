import { expect, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { listShown, mapDrawn, parameter, rowIds, rows, textOf, toursQuestion } from './home.ts'

describeBrowser('the address holds everything', (visit) => {
  it('opens in another browser the same list, filters, order, place and view of the map', async () => {
    const page = await visit(toursQuestion, { webgl: true })
    await listShown(page)
    await page.getByLabel('Trier par').selectOption('stability')
    await page.getByRole('button', { name: 'Filtres' }).click()
    await page.getByRole('checkbox', { name: /^ZIP/ }).check()
    await page.getByLabel('Région', { exact: true }).selectOption('24')
    await mapDrawn(page)
    await rows(page)
      .nth(2)
      .getByRole('button', { name: /Voir sur la carte/ })
      .click()
    await expect.poll(() => parameter(page, 'carte')).toMatch(/,10$/)
    const ids = await rowIds(page)
    expect(parameter(page, 'lieu')).toBe(ids[2])

    const other = await visit(page.url(), { webgl: true })
    await listShown(other)
    expect(await rowIds(other)).toEqual(ids)
    expect(await other.getByLabel('Trier par').inputValue()).toBe('stability')
    expect(await textOf(other.getByRole('button', { name: /^Filtres/ }))).toBe('Filtres (2)')
    expect(await rows(other).nth(2).getAttribute('class')).toContain('cc-row--selected')
    const name = await textOf(rows(page).nth(2).getByRole('link').first())
    await other.getByRole('heading', { level: 2, name, exact: true }).waitFor()
    await mapDrawn(other)
    expect(other.url()).toBe(page.url())
  })

  it('takes the back button as undoing an answer, not as leaving the page', async () => {
    const page = await visit('/?formation=tours')
    await listShown(page)
    const before = page.url()
    await page.getByRole('combobox', { name: 'Mode d’exercice' }).fill('salarié')
    await page.getByRole('option', { name: 'salarié', exact: true }).click()
    await expect.poll(() => parameter(page, 'mode')).toBe('salarie')
    await page.goBack()
    expect(page.url()).toBe(before)
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Mode d’exercice' }).inputValue())
      .toBe('libéral, salarié ou mixte')
  })

  it('opens the page on what a link cut or garbled still says', async () => {
    const page = await visit(
      '/?specialite=%3Cscript%3E&formation=tours&mode=ski,libe&carte=a,b&affiches=-3&tri=',
    )
    await listShown(page)
    expect(await page.getByRole('combobox', { name: 'Université ou région de formation' }).inputValue()).toBe(
      'Tours',
    )
  })
})

describeBrowser('four places side by side', (visit) => {
  it('puts four places aside and refuses a fifth with words', async () => {
    const page = await visit(toursQuestion)
    await listShown(page)
    for (const index of [0, 1, 2, 3]) {
      await rows(page)
        .nth(index)
        .getByRole('button', { name: /^Comparer/ })
        .click()
    }
    const tray = page.getByRole('region', { name: 'Lieux à comparer' })
    await tray.getByRole('link', { name: /Comparer 4.lieux/ }).waitFor()
    expect(
      await rows(page)
        .nth(4)
        .getByRole('button', { name: /^Comparer/ })
        .isDisabled(),
    ).toBe(true)
    expect(await textOf(tray)).toContain('Quatre lieux au plus')

    const ids = (await rowIds(page)).slice(0, 4)
    expect(parameter(page, 'comparer')).toBe(ids.join(','))
    await tray
      .getByRole('button', { name: /^Retirer/ })
      .first()
      .click()
    expect(
      await rows(page)
        .nth(4)
        .getByRole('button', { name: /^Comparer/ })
        .isEnabled(),
    ).toBe(true)
  })

  it('compares them line by line, and keeps no more than four from an address', async () => {
    const list = await visit(toursQuestion)
    await listShown(list)
    const ids = (await rowIds(list)).slice(0, 5)
    const page = await visit(`/comparer?formation=tours&mode=liberal,mixte&lieux=${ids.join(',')}`)
    const table = page.getByRole('table', { name: 'Comparaison des lieux' })
    await table.waitFor()
    expect(await table.getByRole('columnheader').count()).toBe(4)
    for (const line of ['Ouvert pour vous', 'Priorité', 'Zone', 'Acte', 'Postes à pourvoir'])
      await table.getByRole('rowheader', { name: line, exact: true }).waitFor()
    await page.getByRole('link', { name: 'Revenir à la recherche' }).click()
    await listShown(page)
    expect(parameter(page, 'comparer')).toBe(ids.slice(0, 4).join(','))
  })

  it('says what to do when there is nothing to compare', async () => {
    const page = await visit('/comparer')
    await page.getByText(/Aucun lieu à comparer/).waitFor()
  })
})
