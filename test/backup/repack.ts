import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { packTar, unpackTar } from 'modern-tar'
import type { Manifest } from '../../server/database/backup/manifest.ts'

export interface Unpacked {
  manifest: Manifest
  /** Path in the archive → content, in the order of the archive. */
  files: Map<string, Buffer>
}

/** Writes `to` as the backup `from` once changed. Its sums are made true again, unless told otherwise. */
export async function repack(
  from: string,
  to: string,
  change: (archive: Unpacked) => void,
  { trueSums = true } = {},
): Promise<string> {
  const entries = await unpackTar(gunzipSync(readFileSync(from)))
  const files = new Map(entries.map(({ header, data }) => [header.name, Buffer.from(data!)]))
  const manifest: Manifest = JSON.parse(files.get('manifeste.json')!.toString())
  change({ manifest, files })
  if (trueSums) {
    for (const table of manifest.tables) {
      const content = files.get(table.file)
      if (content) Object.assign(table, { bytes: content.length, sha256: sha256(content) })
    }
    if (files.has('manifeste.json'))
      files.set('manifeste.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
    const sums = [...files].filter(([name]) => name !== 'SHA256SUMS')
    files.set('SHA256SUMS', Buffer.from(sums.map(([name, data]) => `${sha256(data)}  ${name}\n`).join('')))
  }
  const packed = [...files].map(([name, data]) => ({
    header: { name, size: data.length },
    body: new Uint8Array(data),
  }))
  writeFileSync(to, gzipSync(await packTar(packed)))
  return to
}

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')
