import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on the page, one line a rule and element; empty when it finds nothing. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's content security policy stays as it is.
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    }),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** What a reader can see or hear, by paragraph: texts and the attributes that speak; not what is quoted as code. */
export function spokenTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Map<Element, string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || parent.closest('code, .cc-code, script, style, .maplibregl-map')) continue
      if (!parent.checkVisibility()) continue
      let block: Element = parent
      while (block.parentElement && getComputedStyle(block).display === 'inline') block = block.parentElement
      texts.set(block, (texts.get(block) ?? '') + node.textContent)
    }
    const attributes = ['title', 'aria-label', 'placeholder', 'alt'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
    )
    return [...texts.values(), ...attributes, document.title].map((text) => text.trim()).filter(Boolean)
  })
}

// The library writes it so, and leaves no way to say it otherwise.
const wordsOfDsfr = 'Accessibilité : non conforme'

const faults: [string, RegExp][] = [
  ['plain space before a sign', /.{0,20} [?!:;»](?!\/).{0,10}/g],
  ['no space before a sign', /.{0,20}\p{L}[?!](?!\p{L}).{0,10}/gu],
  ['plain space after «', /« .{0,20}/g],
  ['straight quotes', /.{0,20}".{0,20}/g],
  ['date of a machine', /.{0,20}\b\d{4}-\d{2}-\d{2}\b(?!-).{0,10}/g],
  ['three dots', /.{0,20}\.\.\..{0,10}/g],
  ['hyphen for a dash', /.{0,20} - (?!nouvelle fenêtre).{0,10}/g],
  ['value of a machine', /\b(undefined|null|NaN|\[object)\b/g],
]

/** What breaks the rules of French typography in a text. */
export const typographicFaults = (text: string): string[] => {
  const own = text.replace(wordsOfDsfr, '')
  return faults.flatMap(([name, pattern]) => (own.match(pattern) ?? []).map((found) => `${name}: ${found}`))
}
