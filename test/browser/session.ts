import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Visit, VisitOptions } from './browser.ts'
import { textOf } from './home.ts'

/** Comes in as a demonstration person, by the page « Se connecter », and lands on a page of the site. */
export async function signInAs(
  visit: Visit,
  label: string,
  to: string,
  options?: VisitOptions,
): Promise<Page> {
  const page = await visit(`/connexion?retour=${encodeURIComponent(to)}`, options)
  await page.getByRole('button', { name: label, exact: true }).click()
  await expect.poll(() => addressOf(page)).toBe(to)
  await known(page)
  return page
}

const addressOf = (page: Page) => {
  const { pathname, search } = new URL(page.url())
  return pathname + search
}

/** What the header offers, once it knows who is there. */
export const tools = (page: Page) => page.locator('.fr-header__tools')
export const known = (page: Page) => tools(page).getByRole('button', { name: 'Se déconnecter' }).waitFor()

export const toolsText = (page: Page) => textOf(tools(page))
