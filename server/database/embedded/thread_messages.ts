// What the clients' thread and the engine's thread tell each other.

/** `workerData`: everything is decided before the thread starts. */
export interface EngineOptions {
  /** Folder of the cluster. */
  dir: string
  /** Does a commit wait for the disk? Off only while creating a folder, and in tests. */
  durable: boolean
  /** Size of the write-ahead log's files at creation, in MB. */
  walSegmentMegabytes: number
  busyAfterMs: number
}

export type ToEngine =
  | { kind: 'bytes'; connection: number; bytes: Uint8Array }
  | { kind: 'drop'; connection: number }
  | { kind: 'alive' }
  | { kind: 'stop' }

export type FromEngine =
  | { kind: 'ready' }
  | { kind: 'bytes'; connection: number; bytes: Uint8Array }
  | { kind: 'ping' }
  /** The engine cannot go on; the thread ends. */
  | { kind: 'died'; reason: string }
  | { kind: 'stopped' }
