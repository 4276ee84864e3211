import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const source = join(createRequire(import.meta.url).resolve('maplibre-gl/package.json'), '../src')
const workerUrl = 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
const virtual = '\0maplibre-worker-url'
const noMlt = '\0no-mlt'

/**
 * MapLibre is published as two files, for the page and for its worker, that hold the same 400 kB twice. Building both
 * from the sources it ships lets the bundler put what they share in one chunk: 93 kB less to download (brotli).
 * Development uses the published files: nothing here changes what the code does.
 */
export function shareMaplibre(): Plugin {
  return {
    name: 'share-maplibre',
    apply: 'build',
    enforce: 'pre',
    // Its classes declare fields that a parent's constructor has filled already: TypeScript's old meaning, which its own
    // build asks for (`useDefineForClassFields: false`).
    config: () => ({
      oxc: {
        assumptions: { setPublicClassFields: true },
        typescript: { removeClassFieldsWithoutInitializer: true },
      },
    }),
    resolveId(id) {
      // Our tiles are MVT: the reader of the other format would be a tenth of what both share.
      if (id === '@maplibre/mlt') return noMlt
      if (id === 'maplibre-gl') return join(source, 'index.ts')
      if (id === workerUrl) return virtual
      return undefined
    },
    load(id) {
      if (id === noMlt)
        return `export const GEOMETRY_TYPE = {}
export const decodeTile = () => { throw new Error('MapLibre tiles are not read here, only MVT') }`
      if (id !== virtual) return
      const worker = this.emitFile({
        type: 'chunk',
        id: join(source, 'source/worker.ts'),
        name: 'maplibre-worker',
      })
      return `export default import.meta.ROLLUP_FILE_URL_${worker}`
    },
  }
}

/** The chunk that page and worker share would be named after whichever module comes first in it. */
export const nameChunk = ({ name, moduleIds }: { name: string; moduleIds: string[] }): string => {
  const shared = name !== 'map' && moduleIds.some((id) => id.startsWith(join(source, 'util/actor.ts')))
  return `assets/${shared ? 'maplibre-shared' : '[name]'}-[hash].js`
}
