// Starts building a set in the folder given, says its name once the work is under way, and waits to be killed.
import { createTileService } from '../../server/tiles/service.ts'
import { pretendCatalogues, silent, smallReference } from './support.ts'

const { reference, remove } = smallReference(['37', '971'])
const service = createTileService({
  dir: process.argv[2]!,
  reference,
  log: silent,
  ...pretendCatalogues(reference),
  today: () => '2026-01-01',
  onProgress({ set, done }) {
    if (done !== 3) return
    // The reference is in the thread's memory by now.
    remove()
    process.stdout.write(`${set}\n`)
  },
})
await service.tileSet('medecin', '2026-01-01')
