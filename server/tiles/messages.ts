import type { TileInputs } from './inputs.ts'

/** What the service tells the worker. */
export type ToWorker =
  | { kind: 'build'; set: string; dir: string; inputs: TileInputs }
  | { kind: 'want'; set: string; z: number; x: number; y: number }

/** What the worker tells the service. `tile.bytes` null: the tile is empty. */
export type FromWorker =
  | { kind: 'tile'; set: string; z: number; x: number; y: number; bytes: Uint8Array | null }
  | { kind: 'progress'; set: string; done: number; total: number; tiles: number }
  | { kind: 'written'; set: string; tiles: number }

export interface WorkerOptions {
  /** Folder of the reference data. */
  reference: string
}
