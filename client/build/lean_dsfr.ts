import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** What react-dsfr imports and this site does not need whole, with our smaller one in its stead. */
const leaner = [
  // Every component's behaviour (24 kB in brotli): ours are the header, its navigation and the modals.
  {
    importer: 'react-dsfr/start.js',
    source: './dsfr/dsfr.module',
    file: new URL('../layout/dsfr_modules.ts', import.meta.url),
  },
  // Every colour of every theme as JavaScript (14 kB in brotli), read for one `theme-color`; CSS has them already.
  {
    importer: 'react-dsfr/fr/index.js',
    source: './colors',
    file: new URL('../layout/dsfr_colors.ts', import.meta.url),
  },
  // The style of a search bar that the header may have and ours has not: a request of its own for 70 bytes.
  {
    importer: 'react-dsfr/SearchBar/SearchBar.js',
    source: '../assets/search-bar.css',
    file: new URL('../layout/dsfr_nothing.css', import.meta.url),
  },
]

/** Keeps the first page light without touching node_modules. When react-dsfr moves its files, it only grows. */
export function leanDsfr(): Plugin {
  return {
    name: 'lean-dsfr',
    enforce: 'pre',
    resolveId(source, importer) {
      const found = leaner.find((each) => each.source === source && importer?.endsWith(each.importer))
      return found && fileURLToPath(found.file)
    },
  }
}
