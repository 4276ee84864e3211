import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Match } from '../../server/matching/schema.ts'
import { describeBrowser } from './browser.ts'
import { askMatches, listShown, mapDrawn, parameter, rowIds, rows, textOf, toursQuestion } from './home.ts'

describeBrowser('the map', (visit, url) => {
  it('marks the places of the list where they are, and a click on one shows it', async () => {
    const { items } = await askMatches(url)
    const match = alone(items)
    const page = await visit(`${toursQuestion}${viewOf(match, 13)}`, { webgl: true })
    await mapDrawn(page)
    await clickCentre(page)
    await expect.poll(() => parameter(page, 'lieu')).toBe(match.place.id)
    const card = page.getByRole('heading', { level: 2, name: match.place.structure.name, exact: true })
    await card.waitFor()
    await page.getByRole('link', { name: 'Voir la fiche du lieu' }).waitFor()
  })

  it('loses with the list the places that the legend filters out', async () => {
    const { items } = await askMatches(url)
    const match = alone(items.filter(({ place }) => place.zone?.class === 'ZIP'))
    const page = await visit(`${toursQuestion}${viewOf(match, 13)}`, { webgl: true })
    await listShown(page)
    await mapDrawn(page)
    await page.getByRole('list', { name: 'Zones affichées' }).getByRole('button', { name: /^ZIP/ }).click()
    await expect.poll(() => parameter(page, 'zone')).not.toContain('ZIP')
    await expect.poll(() => rowIds(page)).not.toContain(match.place.id)
    const kept = items.filter(({ place }) => place.zone?.class !== 'ZIP').length
    await page.getByText(new RegExp(`^${kept}.lieux? retenus? par vos filtres`)).waitFor()
    await clickCentre(page)
    await page.getByRole('link', { name: 'Voir la fiche de la commune' }).waitFor()
    expect(parameter(page, 'lieu')).toBeNull()
    expect(parameter(page, 'point')).not.toBeNull()
  })

  it('answers « quelle zone ici ? » to a click on the ground, with the act', async () => {
    const page = await visit(`${toursQuestion}&zone=HZ&carte=0.6848,47.3936,12`, { webgl: true })
    await mapDrawn(page)
    await clickCentre(page)
    const answer = page.locator('.cc-card')
    await answer.getByRole('heading', { name: /^Tours/ }).waitFor()
    await answer.getByRole('link', { name: /Centre-Val de Loire/ }).waitFor()
    expect(await textOf(answer)).toMatch(/Ouverte au CESP|Non ouverte au CESP/)
    await answer.getByRole('button', { name: 'Fermer' }).click()
    await expect.poll(() => parameter(page, 'point')).toBeNull()
  })

  it('goes to the overseas departments, drawn at their true place', async () => {
    const page = await visit('/', { webgl: true })
    await mapDrawn(page)
    const jumps = page.getByRole('list', { name: 'Aller à un territoire' })
    for (const [name, lon, lat] of [
      ['Guadeloupe', -61.4, 16.2],
      ['Martinique', -61, 14.6],
      ['Guyane', -53.1, 4],
      ['La Réunion', 55.5, -21.1],
      ['Mayotte', 45.2, -12.8],
      ['Métropole', 2.2, 46.3],
    ] as const) {
      await jumps.getByRole('button', { name }).click()
      await expect.poll(() => distanceTo(page, lon, lat), { message: name }).toBeLessThan(1)
    }
  })

  it('moves at once for whoever asked for reduced motion, and gently for the others', async () => {
    for (const [reducedMotion, slow] of [
      ['reduce', false],
      ['no-preference', true],
    ] as const) {
      const page = await visit('/', { webgl: true, reducedMotion })
      await mapDrawn(page)
      const [began, ended] = await page.evaluate(async () => {
        const moved = new Promise<number>((resolve) => {
          const replace = history.replaceState
          history.replaceState = function (...args) {
            replace.apply(this, args)
            resolve(performance.now())
          }
        })
        const start = performance.now()
        const button = [...document.querySelectorAll('button')].find((b) => b.textContent === 'Mayotte')
        button?.click()
        return [start, await moved]
      })
      if (slow) expect(ended! - began!).toBeGreaterThan(500)
      else expect(ended! - began!).toBeLessThan(500)
    }
  })

  it('is worked by keyboard: reached after the list, moved by arrows, asked by Enter', async () => {
    const page = await visit(`${toursQuestion}&zone=HZ&carte=0.6848,47.3936,10`, { webgl: true })
    await mapDrawn(page)
    const canvas = page.locator('canvas.maplibregl-canvas')
    await canvas.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => parameter(page, 'point')).toMatch(/^0\.68/)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => Number(parameter(page, 'carte')?.split(',')[0])).toBeGreaterThan(0.7)
  })

  it('lights the place pointed at in the list', async () => {
    const page = await visit(toursQuestion, { webgl: true })
    await listShown(page)
    await rows(page).first().hover()
    await expect.poll(() => rows(page).first().getAttribute('class')).toContain('cc-row--hovered')
  })
})

/** A listed place whose mark no other can cover at the scale of the tests. */
function alone(items: Match[]): Match {
  const far = ({ place: a }: Match, { place: b }: Match) =>
    Math.hypot(a.point[0] - b.point[0], a.point[1] - b.point[1]) > 0.05
  return items.find((match) => items.every((other) => other === match || far(match, other)))!
}

const viewOf = ({ place }: Match, zoom: number) => `&carte=${place.point.join(',')},${zoom}`

async function clickCentre(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.locator('canvas.maplibregl-canvas').boundingBox())!
  await page.mouse.click(x + width / 2, y + height / 2)
}

/** Degrees between the middle of the map, as the address tells it, and a point. */
function distanceTo(page: Page, lon: number, lat: number): number {
  const [x = Number.NaN, y = Number.NaN] = (parameter(page, 'carte') ?? '').split(',').map(Number)
  return Math.hypot(x - lon, y - lat)
}
