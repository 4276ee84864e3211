import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, read, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Tile } from './cut.ts'

/** `set.json` beside `tiles.bin`: where each tile lies in it, and its validator. */
interface Index {
  set: string
  tiles: [z: number, x: number, y: number, offset: number, length: number, etag: string][]
}

export interface StoredTile {
  /** Gzipped MVT. */
  bytes: Buffer
  /** Digest of the bytes, without quotes. */
  etag: string
}

/** A complete set on disk. */
export interface Archive {
  set: string
  tiles: number
  bytes: number
  /** Null: the tile is empty. */
  tile(z: number, x: number, y: number): Promise<StoredTile | null>
  close(): void
}

export const etagOf = (bytes: Uint8Array) =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22)

const tileKey = (z: number, x: number, y: number) => `${z}/${x}/${y}`
const readAt = promisify(read)

/** Writes a set into the folder `dir`, which it creates, and waits until the disk has it. */
export function writeArchive(dir: string, set: string, tiles: readonly Tile[]): void {
  mkdirSync(dir, { recursive: true })
  const index: Index = { set, tiles: [] }
  let offset = 0
  writeDurably(join(dir, 'tiles.bin'), (file) => {
    for (const { z, x, y, bytes } of tiles) {
      writeSync(file, bytes)
      index.tiles.push([z, x, y, offset, bytes.length, etagOf(bytes)])
      offset += bytes.length
    }
  })
  writeDurably(join(dir, 'set.json'), (file) => writeSync(file, JSON.stringify(index)))
}

function writeDurably(path: string, write: (file: number) => void): void {
  const file = openSync(path, 'w')
  try {
    write(file)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Opens the set that `writeArchive` left in `dir`; null when there is none, or when it is not whole. */
export function openArchive(dir: string): Archive | null {
  let index: Index
  try {
    index = JSON.parse(readFileSync(join(dir, 'set.json'), 'utf8'))
    const expected = index.tiles.reduce((sum, tile) => sum + tile[4], 0)
    if (statSync(join(dir, 'tiles.bin')).size !== expected) return null
  } catch {
    return null
  }
  const file = openSync(join(dir, 'tiles.bin'), 'r')
  const places = new Map(index.tiles.map((tile) => [tileKey(tile[0], tile[1], tile[2]), tile]))
  return {
    set: index.set,
    tiles: index.tiles.length,
    bytes: index.tiles.reduce((sum, tile) => sum + tile[4], 0),
    async tile(z, x, y) {
      const place = places.get(tileKey(z, x, y))
      if (!place) return null
      const [, , , offset, length, etag] = place
      const bytes = Buffer.allocUnsafeSlow(length)
      const { bytesRead } = await readAt(file, bytes, 0, length, offset)
      if (bytesRead !== length)
        throw new Error(`${index.set} ${tileKey(z, x, y)}: ${bytesRead} of ${length} bytes`)
      return { bytes, etag }
    },
    close: () => closeSync(file),
  }
}
