import { preloadMapFiles } from '../../map/lazy.tsx'
import { loadTileSet } from '../../map/tile_set.ts'
import { isWideScreen } from '../../ui/use_wide_screen.ts'
import { readSearch } from '../../url_state/read.ts'
import { tileJsonUrl } from './tile_json_url.ts'

/** Once the list has come, the network is free while it is being drawn: the map's files come meanwhile. */
export function preloadHomeMap(): void {
  if (window.location.pathname !== '/') return
  const { question, view } = readSearch(window.location.search)
  if (!isWideScreen() && view.face !== 'carte') return
  preloadMapFiles()
  loadTileSet(tileJsonUrl(question)).catch(() => undefined)
}
