import { readdirSync, readFileSync } from 'node:fs'
import { parseAst } from 'vite'
import { expect, it } from 'vitest'

const files = readdirSync('client', { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(api|pages|ui|layout|reference|results)\/.*\.tsx?$/.test(file))
  .map((file) => `client/${file}`)

/** The texts of a source file: strings, templates, and what stands between tags. */
function textsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const texts: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    if (node === null || typeof node !== 'object' || Array.isArray(node)) return
    const { type, start, end } = node as { type?: string; start: number; end: number }
    if (type === 'Literal' || type === 'JSXText' || type === 'TemplateElement')
      texts.push(source.slice(start, end))
    else Object.values(node).forEach(visit)
  }
  visit(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }))
  return texts
}

it('never lets a line break part a French sign from its word', () => {
  const broken = files.flatMap((file) =>
    textsOf(file)
      .filter((text) => /« | »|\p{L} [:;!?](?=['"`\s]|$)/u.test(text))
      .map((text) => `${file}: ${text.trim()}`),
  )
  expect(broken).toEqual([])
})
