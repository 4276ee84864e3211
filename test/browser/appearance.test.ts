import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { axeFindings } from './examine.ts'
import { askMatches, listShown, mapDrawn, plain, rows, textOf, toursQuestion } from './home.ts'

const theme = (page: Page) => page.locator('html').getAttribute('data-fr-theme')

describeBrowser('in light, in dark and on paper', (visit, url) => {
  it('follows the system, then the choice of the person, kept for the next visit', async () => {
    const page = await visit('/', { colorScheme: 'dark' })
    await listShown(page)
    expect(await theme(page)).toBe('dark')
    await page.getByRole('button', { name: 'Thème clair' }).click()
    await expect.poll(() => theme(page)).toBe('light')
    await page.reload()
    await listShown(page)
    expect(await theme(page)).toBe('light')
  })

  it('has nothing for axe to find with the map drawn, in light and dark', async () => {
    const page = await visit(toursQuestion, { webgl: true })
    await listShown(page)
    await mapDrawn(page)
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })
    await mapDrawn(page)
    expect(await axeFindings(page)).toEqual([])
  })

  it('prints the whole list, the map, the legend, the day, the acts and that it is a demonstration', async () => {
    const { items, total } = await askMatches(url)
    const page = await visit(toursQuestion, { webgl: true })
    await listShown(page)
    await mapDrawn(page)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    expect(await rows(page).count()).toBe(total)
    const about = page.locator('.cc-print-only', {
      has: page.getByRole('heading', { name: 'À propos de cette liste' }),
    })
    expect(await about.isVisible()).toBe(true)
    const paper = await textOf(about)
    expect(paper).toContain('Données de démonstration, sans valeur officielle.')
    expect(paper).toContain('ZIP : Zone d’intervention prioritaire')
    expect(paper).toContain('ZAC : Zone d’action complémentaire')
    expect(paper).toMatch(/Zonage en vigueur le \d{1,2}(er)? \p{L}+ \d{4}/u)
    const publications = items.flatMap(
      ({ reasons }) => reasons.find(({ evidence }) => evidence.publication)?.evidence.publication ?? [],
    )
    for (const act of new Set(publications.map((publication) => publication.act)))
      expect(paper).toContain(plain(act))
    const drawn = await page.getByRole('img', { name: 'Carte des zones et des lieux' }).evaluate((copy) => {
      const { width, height } = copy as HTMLCanvasElement
      const pixels = (copy as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height).data
      return new Set(new Uint32Array(pixels.buffer)).size
    })
    expect(drawn).toBeGreaterThan(10)
    expect(await page.getByRole('button', { name: 'Comparer' }).first().isVisible()).toBe(false)
  })
})
