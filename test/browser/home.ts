import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Matches } from '../../server/matching/schema.ts'

/** « Médecine générale, formé·e à Tours, en libéral ou mixte », as an address. */
export const toursQuestion = '/?formation=tours&mode=liberal,mixte'
const toursMatches =
  '/api/v1/matches?profession=medecin&specialty=medecine-generale&training_region=tours&mode=liberal,mixte'

/** What the API answers to that question. */
export async function askMatches(url: string, more = ''): Promise<Matches> {
  const response = await fetch(`${url}${toursMatches}${more}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Matches
}

/** The rows of the list, each a place. */
export const rows = (page: Page): Locator =>
  page.getByRole('region', { name: 'Lieux', exact: true }).locator('[data-place-id]')

export const rowIds = (page: Page): Promise<string[]> =>
  rows(page).evaluateAll((items) => items.map((item) => item.getAttribute('data-place-id') ?? ''))

export async function listShown(page: Page): Promise<void> {
  await rows(page).first().waitFor()
}

/** Everything that the map asked for is drawn. */
export async function mapDrawn(page: Page): Promise<void> {
  await page.locator('.zone-map canvas.maplibregl-canvas').waitFor()
  await page.locator('.zone-map__face').waitFor({ state: 'detached' })
}

/** One parameter of the page's address. */
export const parameter = (page: Page, name: string): string | null =>
  new URL(page.url()).searchParams.get(name)

/** The field with the keyboard's focus, by its accessible name. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null
    return (
      element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    )
  })

/** Text as the page shows it, every kind of space read as a plain one. */
export const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

export const textOf = async (locator: Locator): Promise<string> => plain((await locator.textContent()) ?? '')
