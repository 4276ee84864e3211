import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { axeFindings, spokenTexts, typographicFaults } from './examine.ts'
import { textOf } from './home.ts'
import { screensOf } from './screens.ts'
import { signInAs } from './session.ts'

const widths = [1920, 1366, 768, 375, 320]

const screens = await screensOf(inject('services').embedded)

describeBrowser('every screen', (visit) => {
  describe.each(screens)('$name', ({ path, h1, title, whole, missing, as }) => {
    it('has one title, is sound in light and dark, fits every width and is written in good French', async () => {
      const options = { tolerated: missing ? [/status of 404/] : [] }
      const page = as ? await signInAs(visit, as, path, options) : await visit(path, options)
      await whole(page)

      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
      expect(await textOf(page.getByRole('heading', { level: 1 }))).toMatch(h1)
      expect(await page.title()).toMatch(title)
      expect(await page.title()).toMatch(/ — Carte CESP$/)
      expect(await page.locator('html').getAttribute('lang')).toBe('fr')
      expect(await page.getByRole('main').count()).toBe(1)
      await page
        .getByText(/Données de démonstration, sans valeur officielle/)
        .first()
        .waitFor()

      expect.soft(await unstyled(page), 'classes whose rules were left out of the build').toEqual([])

      await page.mouse.move(0, 0)
      const faults = (await spokenTexts(page)).flatMap(typographicFaults)
      expect.soft([...new Set(faults)], 'typography').toEqual([])

      expect.soft(await axeFindings(page), 'axe, light').toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.locator('html[data-fr-theme=dark]').waitFor({ state: 'attached' })
      expect.soft(await axeFindings(page), 'axe, dark').toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })

      for (const width of widths) {
        await page.setViewportSize({ width, height: 812 })
        expect.soft(await overflow(page), `overflow at ${width} pixels`).toEqual([])
      }
      expect.soft(await axeFindings(page), 'axe, 320 pixels').toEqual([])
    })
  })

  it('has a title of its own', () => {
    const titles = screens.filter(({ name }) => !name.startsWith('accueil')).map(({ title }) => title.source)
    expect(new Set(titles).size).toBe(titles.length)
  })
})

const dsfr = dirname(createRequire(import.meta.url).resolve('@codegouvfr/react-dsfr/package.json'))
const imports = readFileSync(new URL('../../client/styles/dsfr.css', import.meta.url), 'utf8')
const classesNamed = (style: string) => new Set(style.match(/(?<=\.)fr-[\w-]+/g))
const whole = classesNamed(
  [...imports.matchAll(/@import "@codegouvfr\/react-dsfr\/([^"]+)"/g)]
    .map(([, file]) => readFileSync(join(dsfr, file!), 'utf8'))
    .join('\n'),
)

/** DSFR's classes that stand in the page and have rules in what we import of it, but none in what was built. */
async function unstyled(page: Page): Promise<string[]> {
  const [used, built] = await page.evaluate(async () => {
    const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
    const texts = await Promise.all(sheets.map(async ({ href }) => (await fetch(href)).text()))
    const used = [...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList])
    return [[...new Set(used)], texts.join('\n')] as const
  })
  const kept = classesNamed(built)
  return used.filter((name) => whole.has(name) && !kept.has(name))
}

/** Elements that make the page wider than its window; empty when nothing does. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement!
    if (scrollWidth <= innerWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { right, width } = element.getBoundingClientRect()
      return width > 0 && right > innerWidth + 1
    })
    return [`${scrollWidth} > ${innerWidth}`, ...wide.slice(0, 4).map((e) => e.outerHTML.slice(0, 120))]
  })
}
