import type { Logger } from 'pino'
import { todayInFrance } from '../french.ts'
import type { Reference } from '../geography/reference.ts'
import { type Profession, professionCodes } from '../nomenclature/schema.ts'
import type { PublicationEvidence } from '../zoning/schema.ts'
import { etagOf, type StoredTile } from './archive.ts'
import { createBuilder, type Progress } from './builder.ts'
import { collectInputs } from './collect.ts'
import { HotTiles } from './hot_tiles.ts'
import { type Catalogues, digestReference, findOrigin, type InForce } from './origin.ts'
import { readSetName, setName } from './set_name.ts'
import { openShelf } from './shelf.ts'

interface TileSet {
  set: string
  publications: PublicationEvidence[]
  /** Identifier of the national list whose places are shown. */
  place_list: string | null
}

/** `body`: gzipped MVT. `etag`: its digest, without quotes. 204: the tile is empty; 404: no such set. */
export type TileAnswer = { status: 200; body: Buffer; etag: string } | { status: 204 } | { status: 404 }

interface TileStatus {
  /** Sets being built, the first one under way. */
  building: Progress[]
  built_sets: number
  built_tiles: number
  failed_sets: number
  /** Seconds the last set took. */
  last_build_seconds: number | null
  /** Tiles asked for before their set was complete. */
  tiles_on_demand: number
  hot_hits: number
  hot_misses: number
  hot_bytes: number
}

export interface TileService {
  /** The set of a profession on a day `YYYY-MM-DD`, which starts being built if it is not there; null without zoning. */
  tileSet(profession: Profession, on: string): Promise<TileSet | null>
  /** The answer to `<set>/<z>/<x>/<y>` when memory holds it; undefined when `tile` must be asked. */
  hotTile(path: string): TileAnswer | undefined
  /** @throws when the set could not be built */
  tile(set: string, z: number, x: number, y: number): Promise<TileAnswer>
  status(): TileStatus
  /** Resolves when nothing is being built. */
  idle(): Promise<void>
  close(): Promise<void>
}

interface Options extends Catalogues {
  /** Folder of the sets. */
  dir: string
  reference: Reference
  log: Logger
  /** Bytes of tiles kept in memory. */
  hotBytes?: number
  today?: () => string
  onProgress?: (progress: Progress) => void
}

const HOT_BYTES = 64 * 2 ** 20
/** What an answer without body takes in memory. */
const ANSWER_BYTES = 200
const EMPTY: TileAnswer = { status: 204 }

/**
 * Serves immutable tile sets, and builds those in force today in the background, at once and after each publication.
 * A tile of a set under construction is made before its turn; nobody waits for a whole set.
 */
export function createTileService(options: Options): TileService {
  const { reference, log, today = todayInFrance } = options
  const digest = digestReference(reference.dir)
  const shelf = openShelf(options.dir)
  const hot = new HotTiles<TileAnswer>(options.hotBytes ?? HOT_BYTES, (answer) =>
    answer.status === 200 ? answer.body.length + ANSWER_BYTES : ANSWER_BYTES,
  )
  const building = new Map<string, Promise<void>>()
  const progress = new Map<string, Progress>()
  const counts = {
    built_sets: 0,
    built_tiles: 0,
    failed_sets: 0,
    tiles_on_demand: 0,
    hot_hits: 0,
    hot_misses: 0,
  }
  let lastBuildSeconds: number | null = null
  let current = new Set<string>()
  let closed = false

  const builder = createBuilder(reference.dir, (step) => {
    progress.set(step.set, step)
    options.onProgress?.(step)
  })

  async function find(profession: Profession, on: string): Promise<(InForce & { set: string }) | null> {
    const found = await findOrigin(options, digest, profession, on)
    return found && { ...found, set: setName(found.origin) }
  }

  /** Starts building a set that is neither there nor under way. */
  function ensure({ set, snapshot, list }: InForce & { set: string }): void {
    if (closed || building.has(set) || shelf.open(set)) return
    const inputs = collectInputs(reference, snapshot, list?.places ?? [])
    progress.set(set, { set, done: 0, total: 0, tiles: 0 })
    building.set(set, build(set, inputs))
  }

  async function build(set: string, inputs: ReturnType<typeof collectInputs>): Promise<void> {
    const start = performance.now()
    try {
      await builder.build(set, shelf.partial(set), inputs)
      const archive = shelf.put(set)!
      lastBuildSeconds = (performance.now() - start) / 1000
      counts.built_sets++
      counts.built_tiles += archive.tiles
      log.info(
        { set, tiles: archive.tiles, bytes: archive.bytes, seconds: lastBuildSeconds },
        'tile set built',
      )
    } catch (err) {
      shelf.discard(set)
      if (closed) return
      counts.failed_sets++
      log.error({ set, err }, 'tile set not built')
    } finally {
      building.delete(set)
      progress.delete(set)
    }
    if (!closed) shelf.prune(new Set([...current, ...building.keys()]))
  }

  async function buildCurrent(): Promise<void> {
    const found = await Promise.all(professionCodes.map((profession) => find(profession, today())))
    const sets = found.filter((set) => set !== null)
    current = new Set(sets.map(({ set }) => set))
    for (const set of sets) ensure(set)
  }
  const follow = () => {
    if (!closed) buildCurrent().catch((err) => log.error({ err }, 'tile sets in force not found'))
  }
  options.zonings.onChange(follow)
  options.places.onChange(follow)
  setImmediate(follow)

  async function fetchTile(
    set: string,
    z: number,
    x: number,
    y: number,
  ): Promise<StoredTile | null | undefined> {
    const stored = shelf.open(set)
    if (stored) return stored.tile(z, x, y)
    if (!building.has(set)) {
      const question = readSetName(set)
      const found = question && (await find(question.profession, question.as_of))
      if (found?.set !== set) return undefined
      ensure(found)
    }
    counts.tiles_on_demand++
    const bytes = await builder.want(set, z, x, y)
    if (bytes)
      return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), etag: etagOf(bytes) }
    if (bytes === null) return null
    // Completed meanwhile: it is being put on the shelf.
    await building.get(set)
    const archive = shelf.open(set)
    if (!archive) throw new Error(`tile set ${set} could not be built`)
    return archive.tile(z, x, y)
  }

  return {
    async tileSet(profession, on) {
      const found = await find(profession, on)
      if (!found) return null
      ensure(found)
      const publications = [...found.snapshot.publications.values()]
      publications.sort((a, b) => (a.region < b.region ? -1 : 1))
      return { set: found.set, publications, place_list: found.list?.list.id ?? null }
    },
    hotTile(path) {
      const answer = hot.get(path)
      if (answer) counts.hot_hits++
      return answer
    },
    async tile(set, z, x, y) {
      counts.hot_misses++
      const tile = await fetchTile(set, z, x, y)
      if (tile === undefined) return { status: 404 }
      const answer: TileAnswer = tile ? { status: 200, body: tile.bytes, etag: tile.etag } : EMPTY
      hot.set(`${set}/${z}/${x}/${y}`, answer)
      return answer
    },
    status: () => ({
      building: [...progress.values()],
      ...counts,
      last_build_seconds: lastBuildSeconds,
      hot_bytes: hot.bytes,
    }),
    async idle() {
      while (building.size) await Promise.all(building.values())
    },
    async close() {
      closed = true
      await builder.close()
      await Promise.all(building.values())
      shelf.close()
    },
  }
}
