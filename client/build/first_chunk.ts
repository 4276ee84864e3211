import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../main.ts', import.meta.url))

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

let found: Set<string> | null = null

/** What the entry needs before it runs: itself, what it imports, and so on; not what is imported when asked. */
function neededFirst(modules: Modules): Set<string> {
  const needed = new Set<string>([entry])
  for (const id of needed) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) needed.add(next)
  return needed
}

/**
 * One file for all that the first page needs. The bundler would cut it by who else uses each part, and a browser asks
 * for six files at a time over HTTP/1.1: the list would wait its turn.
 */
export const firstChunk = {
  name: (id: string, modules: Modules): string | null => {
    found ??= neededFirst(modules)
    return found.has(id) ? 'first' : null
  },
}
