import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import purgeCSSPlugin from '@fullhuman/postcss-purgecss'

const client = fileURLToPath(new URL('..', import.meta.url))
const folderOf = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
const reactDsfr = folderOf('@codegouvfr/react-dsfr')
const maplibre = folderOf('maplibre-gl')

const filesOf = (folder: string, named: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => named.test(name))
    .map((name) => join(folder, name))

/** Words that end with a hyphen begin a class completed at run time (`fr-btn--${size}`): all that begins so is kept. */
const beginnings = (text: string): string[] =>
  text.match(/(?<![\w-])(?:fr|cc|zone)-[\w-]*\w-+(?![\w-])/g) ?? []

/** DSFR's behaviours name a class by its parts: `ns.selector('scroll-divider')`, a state `opened` for `fr-modal--opened`. */
const parts = (text: string): string[] =>
  [...text.matchAll(/['`}](?:--)?([a-z][\w-]+)['`]/g)].map(([, part]) => part!)

/**
 * Leaves out the rules that no page can meet: most of DSFR's, which a phone would download, parse, and try on each
 * element. A rule stays when its classes are named in our pages, in react-dsfr's components, in DSFR's behaviours or in
 * MapLibre. PostCSS, hence after the imports are joined, and before files are named by their content.
 */
export const purgeStyles = () => {
  const behaviours = filesOf(join(reactDsfr, 'dsfr'), /^(core|scheme|component\/\w+)\/\w+\.module\.js$/)
  const named = [
    ...filesOf(client, /\.(tsx?|html)$/),
    ...filesOf(reactDsfr, /^[A-Z]\w*(\/\w+)*\.js$/),
    // The one control the map has: the others' icons are most of MapLibre's style.
    ...filesOf(join(maplibre, 'src/ui'), /^(map|handler\/\w+|control\/scale_control)\.ts$/),
  ]
  const within = (files: string[], find: (text: string) => string[]) => [
    ...new Set(files.flatMap((file) => find(readFileSync(file, 'utf8')))),
  ]
  return purgeCSSPlugin({
    content: [...named, ...behaviours],
    safelist: {
      standard: [
        /^maplibregl-ctrl-(top|bottom)/,
        ...within(named, beginnings).map((start) => new RegExp(`^${start}`)),
        ...within(behaviours, parts).map((part) => new RegExp(`^fr-(.+--)?${part}$`)),
      ],
    },
    variables: true,
  })
}
