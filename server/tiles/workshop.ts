import { writeArchive } from './archive.ts'
import { type Block, blockKey, blockOf } from './blocks.ts'
import type { Country } from './country.ts'
import type { Tile } from './cut.ts'
import { createTileMaker, type TileMaker } from './make.ts'
import type { FromWorker, ToWorker } from './messages.ts'

interface Job {
  set: string
  dir: string
  maker: TileMaker
  /** Blocks left, the next one first. */
  left: Map<string, Block> | null
  total: number
  tiles: Map<string, Tile>
  wanted: [z: number, x: number, y: number][]
}

const tileKey = (z: number, x: number, y: number) => `${z}/${x}/${y}`

/**
 * The work of the worker, one block a step: a block that somebody waits for comes first, then the sets in their
 * order, each from the smallest zoom on. A set is written once it is complete.
 */
export function createWorkshop(country: Country, tell: (message: FromWorker) => void) {
  const jobs = new Map<string, Job>()

  const answer = (job: Job) => {
    job.wanted = job.wanted.filter(([z, x, y]) => {
      if (job.left === null || job.left.has(blockKey(blockOf(z, x, y)))) return true
      const bytes = job.tiles.get(tileKey(z, x, y))?.bytes ?? null
      tell({ kind: 'tile', set: job.set, z, x, y, bytes })
      return false
    })
  }
  const makeBlock = (job: Job, block: Block) => {
    for (const tile of job.maker.make(block)) job.tiles.set(tileKey(tile.z, tile.x, tile.y), tile)
    job.left!.delete(blockKey(block))
    answer(job)
    tell({
      kind: 'progress',
      set: job.set,
      done: job.total - job.left!.size,
      total: job.total,
      tiles: job.tiles.size,
    })
  }
  const finish = (job: Job) => {
    writeArchive(job.dir, job.set, [...job.tiles.values()].sort(byPlace))
    jobs.delete(job.set)
    tell({ kind: 'written', set: job.set, tiles: job.tiles.size })
  }

  return {
    hear(message: ToWorker): void {
      if (message.kind === 'build') {
        const { set, dir, inputs } = message
        const maker = createTileMaker(country, inputs)
        jobs.set(set, { set, dir, maker, left: null, total: 0, tiles: new Map(), wanted: [] })
        return
      }
      const { set, z, x, y } = message
      const job = jobs.get(set)
      if (!job) return
      job.wanted.push([z, x, y])
      if (job.left) answer(job)
    },
    /** Does the next thing; false when nothing is left to do. */
    step(): boolean {
      const job = [...jobs.values()].find(({ wanted }) => wanted.length) ?? jobs.values().next().value
      if (!job) return false
      if (!job.left) {
        job.left = new Map(job.maker.blocks().map((block) => [blockKey(block), block]))
        job.total = job.left.size
        answer(job)
        return true
      }
      const [first] = job.wanted
      const block = first ? blockOf(...first) : job.left.values().next().value
      if (block) makeBlock(job, block)
      else finish(job)
      return true
    },
  }
}

const byPlace = (a: Tile, b: Tile) => a.z - b.z || a.x - b.x || a.y - b.y
