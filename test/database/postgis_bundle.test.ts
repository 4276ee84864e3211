import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { packTar, unpackTar } from 'modern-tar'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { slimBundle } from '../../server/database/embedded/postgis_bundle.ts'

let folder: string
let whole: URL

const files = [
  'lib/postgresql/postgis-3.so',
  'lib/postgresql/postgis_raster-3.so',
  'share/proj/proj.db',
  'share/postgresql/extension/postgis.control',
  'share/postgresql/extension/postgis--3.6.2.sql',
  'share/postgresql/extension/postgis--3.6.1--3.6.2.sql',
  'share/postgresql/extension/postgis_topology--3.6.2.sql',
]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carte-cesp-bundle-'))
  whole = pathToFileURL(join(folder, 'whole.tar.gz'))
  const entries = files.map((name) => ({ header: { name, size: name.length }, body: name }))
  writeFileSync(whole, gzipSync(await packTar(entries)))
})

afterEach(() => rmSync(folder, { recursive: true }))

const namesIn = async (bundle: URL) =>
  (await unpackTar(gunzipSync(readFileSync(bundle)))).map(({ header }) => header.name)

test('keeps the library, its SQL and the projections', async () => {
  const cache = pathToFileURL(`${join(folder, 'cache')}/`)
  const slim = await slimBundle(whole, cache)
  expect(await namesIn(slim)).toEqual([files[0], files[2], files[3], files[4]])
  expect(await slimBundle(whole, cache)).toEqual(slim)
})

test('made by several at a time: one whole file', async () => {
  const cache = pathToFileURL(`${join(folder, 'cache')}/`)
  const made = await Promise.all([1, 2, 3, 4].map(() => slimBundle(whole, cache)))
  expect(new Set(made.map(String)).size).toBe(1)
  expect(readdirSync(cache)).toHaveLength(1)
})

test('made anew when the package changes', async () => {
  const cache = pathToFileURL(`${join(folder, 'cache')}/`)
  const before = await slimBundle(whole, cache)
  const entries = files.slice(0, 3).map((name) => ({ header: { name, size: name.length }, body: name }))
  writeFileSync(whole, gzipSync(await packTar(entries)))
  const after = await slimBundle(whole, cache)
  expect(after).not.toEqual(before)
  expect(await namesIn(after)).toEqual([files[0], files[2]])
})

test('where nothing can be written, the whole bundle serves', async () => {
  writeFileSync(join(folder, 'file'), '')
  expect(await slimBundle(whole, pathToFileURL(`${join(folder, 'file', 'cache')}/`))).toEqual(whole)
})
