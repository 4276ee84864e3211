import type { Database } from '../database.ts'
import { type AddFile, requireFreeName, writeArchive } from './archive_write.ts'
import type { Table } from './catalogue.ts'
import { FORMAT, FORMAT_VERSION, type Manifest } from './manifest.ts'
import { createMeter, type Measure, measure } from './measure.ts'
import { type Snapshot, withSnapshot } from './snapshot.ts'

/** How far a long work is, between 0 and `total`, and what it is doing, in French. */
export type OnProgress = (done: number, total: number, doing: string) => void

export const MANIFEST = 'manifeste.json'
export const SUMS = 'SHA256SUMS'

export interface BackupOptions {
  /** May an existing file be replaced? */
  force?: boolean
  onProgress?: OnProgress
}

/**
 * Writes the whole database in one file: a gzipped tar with a manifest, a COPY text file for each table, and the sums
 * of all. Everything is as it was at one instant. Each table is read twice, once to know its size and its sum, which
 * come before it in the file: nothing is kept, in memory or on the disk.
 * @throws BackupRefusal when the file exists, or the database holds nothing
 */
export async function backup(
  database: Database,
  path: string,
  { force = false, onProgress = () => {} }: BackupOptions = {},
): Promise<{ manifest: Manifest; bytes: number }> {
  // Known before the long work rather than after it.
  if (!force) await requireFreeName(path)
  return withSnapshot(database, async (snapshot) => {
    const manifest = await describe(database, snapshot, onProgress)
    const { bytes } = await writeArchive(path, { force, at: snapshot.takenAt }, (add) =>
      addAll(add, manifest, snapshot, onProgress),
    )
    return { manifest, bytes }
  })
}

async function describe(
  { engine, version }: Database,
  { takenAt, migrations, tables, sequences, read }: Snapshot,
  onProgress: OnProgress,
): Promise<Manifest> {
  const total = 2 * tables.reduce((sum, { weight }) => sum + weight, 0)
  let done = 0
  const described: Manifest['tables'] = []
  for (const [index, table] of tables.entries()) {
    onProgress(done, total, `mesure : ${table.name}`)
    described.push({ ...describeTable(table, index), ...(await measure(read(table))) })
    done += table.weight
  }
  return {
    format: FORMAT,
    format_version: FORMAT_VERSION,
    taken_at: takenAt.toISOString(),
    database: { engine, version },
    migrations,
    tables: described,
    sequences: sequences.map(({ identifier: _, ...sequence }) => sequence),
  }
}

function describeTable({ name, columns }: Table, index: number) {
  return {
    name,
    file: `tables/${String(index + 1).padStart(3, '0')}_${name}.copy`,
    columns: columns.map(({ name, type }) => ({ name, type })),
  }
}

async function addAll(
  add: AddFile,
  manifest: Manifest,
  { tables, read }: Snapshot,
  onProgress: OnProgress,
): Promise<void> {
  const described = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  await add(MANIFEST, described.length, [described])
  const whole = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = whole
  for (const [index, table] of tables.entries()) {
    const entry = manifest.tables[index]!
    onProgress(done, 2 * whole, `écriture : ${table.name}`)
    await add(entry.file, entry.bytes, checked(read(table), entry))
    done += entry.bytes
  }
  const sums = Buffer.from(
    [{ file: MANIFEST, ...(await measure(once(described))) }, ...manifest.tables]
      .map(({ sha256, file }) => `${sha256}  ${file}\n`)
      .join(''),
  )
  await add(SUMS, sums.length, [sums])
}

/** The second reading of a table must be the first. */
async function* checked(text: AsyncIterable<Uint8Array>, expected: Measure & { name: string }) {
  const meter = createMeter()
  for await (const piece of text) {
    meter.add(piece)
    yield piece
  }
  if (meter.read().sha256 !== expected.sha256) {
    throw new Error(
      `La table ${expected.name} n’a pas été lue deux fois de la même façon\u00a0: rien n’a été écrit.`,
    )
  }
}

async function* once(piece: Uint8Array) {
  yield piece
}
