import { expect, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { axeFindings } from './examine.ts'
import { listShown, mapDrawn, parameter, rows, toursQuestion } from './home.ts'

const phone = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true }

describeBrowser('on a phone', (visit) => {
  it('shows the list first, without spending anything on the map', async () => {
    const asked: string[] = []
    const page = await visit(toursQuestion, {
      ...phone,
      prepare: async (p) => {
        p.on('request', (request) => asked.push(request.url()))
      },
    })
    await listShown(page)
    await page.waitForLoadState('networkidle')
    expect(await rows(page).first().isVisible()).toBe(true)
    expect(await page.locator('.cc-home__map').count()).toBe(0)
    expect(asked.filter((url) => /\/tiles\/|maplibre|\.mvt/.test(url))).toEqual([])
  })

  it('opens the map by its button, fits the window, and goes back to the list', async () => {
    const page = await visit(toursQuestion, { ...phone, webgl: true })
    await listShown(page)
    await page.getByRole('button', { name: 'Carte', exact: true }).click()
    await mapDrawn(page)
    expect(parameter(page, 'vue')).toBe('carte')
    expect(
      await page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0)
    const { width, height } = (await page.locator('canvas.maplibregl-canvas').boundingBox())!
    expect(width).toBeGreaterThan(300)
    expect(height).toBeGreaterThan(300)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Liste', exact: true }).click()
    await listShown(page)
    expect(parameter(page, 'vue')).toBeNull()
  })

  it('shows on the map the place chosen in the list', async () => {
    const page = await visit(toursQuestion, { ...phone, webgl: true })
    await listShown(page)
    const id = await rows(page).first().getAttribute('data-place-id')
    await rows(page)
      .first()
      .getByRole('button', { name: /Voir sur la carte/ })
      .click()
    await page.getByRole('link', { name: 'Voir la fiche du lieu' }).waitFor()
    expect(parameter(page, 'lieu')).toBe(id)
    expect(parameter(page, 'vue')).toBe('carte')
  })

  it('opens its menu and goes to another page by it', async () => {
    const page = await visit('/', phone)
    await listShown(page)
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Zonage' }).click()
    await page.getByRole('heading', { level: 1, name: /zonage/ }).waitFor()
  })
})
