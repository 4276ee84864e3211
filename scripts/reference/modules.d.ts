// The packages of scripts/reference/package.json carry no types and are installed only to rebuild the data.
declare module 'mapshaper' {
  const mapshaper: {
    /** Runs a mapshaper command line on in-memory files; resolves to the files it would have written. */
    applyCommands(
      commands: string,
      input: Record<string, string | Uint8Array | object>,
    ): Promise<Record<string, Uint8Array | string>>
  }
  export default mapshaper
}

declare module 'tar-stream' {
  import type { Writable } from 'node:stream'
  export function extract(): Writable &
    AsyncIterable<AsyncIterable<Uint8Array> & { header: { name: string } }>
}

declare module 'polylabel' {
  /** Pole of inaccessibility of a polygon: `[x, y]` and its distance to the nearest edge. */
  export default function polylabel(
    polygon: number[][][],
    precision?: number,
  ): [number, number] & { distance: number }
}
