import { Worker } from 'node:worker_threads'
import type { TileInputs } from './inputs.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './messages.ts'

export interface Progress {
  set: string
  /** Blocks made, of `total`. */
  done: number
  total: number
  tiles: number
}

export interface Builder {
  /** Builds a set into the folder `dir`; resolves once it is written. */
  build(set: string, dir: string, inputs: TileInputs): Promise<void>
  /** A tile of a set being built, before its turn. Null: empty. Undefined: the set was completed meanwhile. */
  want(set: string, z: number, x: number, y: number): Promise<Uint8Array | null | undefined>
  /** Ends the thread at once; what was being built is lost. */
  close(): Promise<void>
}

/** Old-generation megabytes beyond which the thread is ended rather than the whole process; the real set needs under 700. The lower, the sooner garbage goes. */
const HEAP_MB = 800

interface Job {
  resolve: () => void
  reject: (error: Error) => void
  waiting: Map<
    string,
    { resolve: (bytes: Uint8Array | null | undefined) => void; reject: (e: Error) => void }[]
  >
}

/**
 * One thread for all sets, started with the first and ended with the last, so that its memory goes back.
 * @param reference folder of the reference data
 */
export function createBuilder(reference: string, onProgress: (progress: Progress) => void): Builder {
  const jobs = new Map<string, Job>()
  let worker: Worker | null = null

  const settle = (set: string, end: (job: Job) => void) => {
    const job = jobs.get(set)
    if (!job) return
    jobs.delete(set)
    end(job)
    if (jobs.size === 0) stop()
  }
  const fail = (error: Error) => {
    for (const set of [...jobs.keys()])
      settle(set, (job) => {
        for (const waiting of [...job.waiting.values()].flat()) waiting.reject(error)
        job.reject(error)
      })
  }
  function stop(): Promise<unknown> {
    const ended = worker?.terminate() ?? Promise.resolve()
    worker = null
    return ended
  }
  function start(): Worker {
    const workerData: WorkerOptions = { reference }
    const started = new Worker(new URL('./start_worker.mjs', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    started.on('message', hear)
    started.on('error', (error) => started === worker && fail(error))
    started.on('exit', (code) => {
      if (started !== worker) return
      worker = null
      fail(new Error(`tile thread ended with code ${code}`))
    })
    return started
  }
  function hear(message: FromWorker): void {
    const { set } = message
    if (message.kind === 'progress') onProgress(message)
    else if (message.kind === 'written')
      settle(set, (job) => {
        for (const waiting of [...job.waiting.values()].flat()) waiting.resolve(undefined)
        job.resolve()
      })
    else {
      const key = `${message.z}/${message.x}/${message.y}`
      const waiting = jobs.get(set)?.waiting
      for (const { resolve } of waiting?.get(key) ?? []) resolve(message.bytes)
      waiting?.delete(key)
    }
  }
  const tell = (message: ToWorker) => worker!.postMessage(message)

  return {
    build(set, dir, inputs) {
      return new Promise((resolve, reject) => {
        jobs.set(set, { resolve, reject, waiting: new Map() })
        worker ??= start()
        tell({ kind: 'build', set, dir, inputs })
      })
    },
    want(set, z, x, y) {
      const job = jobs.get(set)
      if (!job) return Promise.resolve(undefined)
      return new Promise((resolve, reject) => {
        const key = `${z}/${x}/${y}`
        const waiting = job.waiting.get(key)
        if (waiting) waiting.push({ resolve, reject })
        else {
          job.waiting.set(key, [{ resolve, reject }])
          tell({ kind: 'want', set, z, x, y })
        }
      })
    },
    async close() {
      const ended = stop()
      fail(new Error('tile service closed'))
      await ended
    },
  }
}
