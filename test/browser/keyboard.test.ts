import { expect, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { focused, listShown, mapDrawn, plain, toursQuestion } from './home.ts'

describeBrowser('by keyboard', (visit) => {
  it('skips to the content by the first link', async () => {
    const page = await visit('/')
    await listShown(page)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Contenu')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('contenu')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Spécialité (DES)')
  })

  it('comes to the list before the map', async () => {
    const page = await visit(toursQuestion, { webgl: true })
    await listShown(page)
    await mapDrawn(page)
    const order = await page.evaluate(() => {
      const stops = [...document.querySelectorAll('a[href], button, input, select, canvas[tabindex]')]
      const firstOf = (selector: string) => stops.findIndex((stop) => stop.closest(selector))
      return ['.cc-sentence', '.cc-toolbar', '.cc-rows', '.cc-home__map'].map(firstOf)
    })
    expect(order.every((place) => place >= 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(await page.locator('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])').count()).toBe(0)
  })

  it('shows where the focus is', async () => {
    const page = await visit('/')
    await listShown(page)
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        // DSFR draws some outlines on what it lays over a link, and the sentence on what holds its field.
        const element = document.activeElement
        const drawn = [element, element?.parentElement].flatMap((drawer) =>
          drawer ? ['', '::before', '::after'].map((part) => getComputedStyle(drawer, part || null)) : [],
        )
        return drawn.some(
          ({ outlineStyle, outlineWidth, boxShadow }) =>
            (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
        )
      })
      expect(outline, await focused(page)).toBe(true)
    }
  })

  it('goes to the title of the page it opens', async () => {
    const page = await visit('/')
    await listShown(page)
    for (const [link, title] of [
      ['Zonage', 'Le zonage, région par région'],
      ['Procédure', 'Comment se choisit un lieu'],
      ['Contacts ARS', 'Contacts des ARS'],
      ['Données ouvertes', 'Données ouvertes et API'],
    ] as const) {
      const entry = page.getByRole('banner').getByRole('link', { name: link })
      await entry.focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => focused(page)).toBe(title)
    }
    const entry = page.getByRole('banner').getByRole('link', { name: /Où exercer/ })
    await entry.focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => plain(await focused(page))).toBe('Où exercer ?')
  })

  it('closes the list of a field by Escape, and keeps the answer', async () => {
    const page = await visit('/?formation=tours')
    await listShown(page)
    const field = page.getByRole('combobox', { name: 'Université ou région de formation' })
    await field.fill('bor')
    await expect.poll(() => field.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Escape')
    await expect.poll(() => field.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('Tab')
    await expect.poll(() => field.inputValue()).toBe('Tours')
  })
})
