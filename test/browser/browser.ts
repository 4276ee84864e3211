import { type Browser, type BrowserContextOptions, chromium as engine, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest'
import { chromium } from '../setup/tools.ts'

/** Measured in design.md: WebGL 2 by software, and nothing asked of the network but what the page asks. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface VisitOptions extends BrowserContextOptions {
  /** Without WebGL 2 the page draws no map: most of what is tested does not need one, and it is slow by software. */
  webgl?: boolean
  /** What the test provokes: complaints that match are not held against the page. */
  tolerated?: RegExp[]
  /** Called before the page is opened, to make requests fail. */
  prepare?: (page: Page) => Promise<unknown>
}

/** Opens a path of the site in a browser that has never seen it. */
export type Visit = (path: string, options?: VisitOptions) => Promise<Page>

/**
 * Tests in a browser of their own, on the embedded engine's service. After each, every page it opened must have
 * raised no error, refused no script and failed no request. Skipped by name where there is no Chromium.
 */
export function describeBrowser(
  title: string,
  tests: (visit: Visit, url: string) => void,
  { url = inject('services').embedded as string | null, args = [] as string[] } = {},
): void {
  const path = chromium()
  const missing = !path
    ? ' — non exécuté : Chromium manque (paquet chromium)'
    : url
      ? ''
      : ' — non exécuté : PostgreSQL manque'
  describe.skipIf(missing !== '')(`${title}${missing}`, () => {
    const site = url ?? ''
    const visits: { page: Page; complaints: string[] }[] = []
    let browser: Browser
    beforeAll(async () => {
      browser = await engine.launch({ executablePath: path!, args: [...flags, ...args] })
    })
    afterAll(() => browser?.close())
    afterEach(async () => {
      const complaints = visits.flatMap((visit) => visit.complaints)
      for (const { page } of visits.splice(0)) await page.context().close()
      expect(complaints, 'the pages complained').toEqual([])
    })

    tests(async (to, { webgl = false, tolerated = [], prepare, ...options } = {}) => {
      const context = await browser.newContext({
        baseURL: site,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        viewport: { width: 1366, height: 768 },
        reducedMotion: 'reduce',
        ...options,
      })
      context.setDefaultTimeout(20_000)
      if (!webgl) await context.addInitScript(withoutWebgl)
      const page = await context.newPage()
      visits.push({ page, complaints: complaintsOf(page, tolerated) })
      await prepare?.(page)
      await page.goto(to)
      return page
    }, site)
  })
}

function withoutWebgl(): void {
  const getContext = HTMLCanvasElement.prototype.getContext as (...args: unknown[]) => unknown
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
    return String(args[0]).startsWith('webgl') ? null : getContext.apply(this, args)
  } as never
}

function complaintsOf(page: Page, tolerated: RegExp[]): string[] {
  const complaints: string[] = []
  const complain = (text: string) => {
    if (!tolerated.some((pattern) => pattern.test(text))) complaints.push(text)
  }
  page.on('pageerror', (error) => complain(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A page that no longer wants an answer drops it: a tile out of sight, a word typed further.
    if (why !== 'net::ERR_ABORTED') complain(`request: ${why} ${request.url()}`)
  })
  return complaints
}
