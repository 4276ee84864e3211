import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadReference } from '../../server/geography/reference.ts'
import { findNativeBinaries, startNativeCluster } from '../../test/setup/native_cluster.ts'
import { startService } from '../../test/setup/services.ts'
import { cachedTiles, matchesOver3000, zonesAt } from './http.ts'
import { threeThousandPlaces } from './list.ts'
import { lookup } from './lookup.ts'
import { type Measure, seconds, timed } from './measure.ts'
import { memoryOf, restMeasure } from './memory.ts'
import { firstPage } from './page.ts'
import { publication } from './publish.ts'

/**
 * Measures what the service must reach and writes docs/benchmarks.md.
 * One run on one machine: quote the ratios, not the absolute times.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const zoningFile =
  process.env.ZONING_FILE ?? join(root, '../shared/data-sources/zonage-mg-cartosante-2025/zonmed.csv')

const measures: Measure[] = []
const say = (...found: Measure[]) => {
  for (const m of found) {
    measures.push(m)
    process.stdout.write(
      `${m.reached ? 'reached' : 'MISSED '}  ${m.name}: ${m.value} (${m.reach})${m.reference ? `; ${m.reference}` : ''}\n`,
    )
  }
}

const reference = loadReference()
const binaries = findNativeBinaries()
const cluster = 'bin' in binaries ? await startNativeCluster(binaries.bin) : null
const nativeUrl = cluster?.url('postgres') ?? null
const dataDir = mkdtempSync(join(tmpdir(), 'carte-cesp-bench-'))
const nativeDir = mkdtempSync(join(tmpdir(), 'carte-cesp-bench-'))

try {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const [first, started] = await timed(() => startService({ DATA_DIR: dataDir }))
  say({
    name: 'first start, client built, to ready',
    value: seconds(first),
    reach: '≤ 60 s',
    reached: first <= 60,
  })
  const tilesPeak = await tilesBuilt(started.url, started.pid)
  say(restMeasure('peak while building tiles, embedded engine included', tilesPeak, 2500))
  await started.stop()
  const [later, service] = await timed(() => startService({ DATA_DIR: dataDir }))
  say({ name: 'later start', value: seconds(later), reach: '≤ 8 s', reached: later <= 8 })
  say(restMeasure('embedded total at rest', await atRest(service.pid), 1600))
  say(await zonesAt(service.url, reference))
  say(await cachedTiles(service.url))
  say(...(await firstPage(service.url)))
  await service.stop()
  say(await lookup({ DATA_DIR: dataDir }, null, reference))

  if (existsSync(zoningFile)) say(...(await publication(nativeUrl, reference, zoningFile)))
  else process.stdout.write(`not measured: publication (no file ${zoningFile}; set ZONING_FILE)\n`)

  if (nativeUrl) {
    say(await lookup({ DATABASE_URL: nativeUrl }, nativeUrl, reference))
    const native = await startService({ DATABASE_URL: nativeUrl, DEMO: '1', DATA_DIR: nativeDir })
    await native.stop()
    await threeThousandPlaces(nativeUrl, reference)
    const again = await startService({ DATABASE_URL: nativeUrl, DEMO: '1', DATA_DIR: nativeDir })
    await tilesBuilt(again.url, again.pid)
    await again.stop()
    const rested = await startService({ DATABASE_URL: nativeUrl, DEMO: '1', DATA_DIR: nativeDir })
    say(restMeasure('server at rest, beside the database', await atRest(rested.pid), 500))
    say(...(await matchesOver3000(rested.url)))
    await rested.stop()
  } else process.stdout.write('not measured: PostgreSQL (no native binaries)\n')
} finally {
  await cluster?.stop()
  for (const dir of [dataDir, nativeDir]) rmSync(dir, { recursive: true, force: true })
}
writeFileSync(join(root, 'docs/benchmarks.md'), table())
process.exitCode = measures.every((m) => m.reached) ? 0 : 1

/** Waits until the background build of a new set of tiles has begun and ended; answers the highest memory seen, in megabytes. */
async function tilesBuilt(url: string, pid: number): Promise<number> {
  for (;;) {
    const text = await (await fetch(`${url}/metrics`)).text()
    if (/^tiles_(built|failed)_sets [1-9]/m.test(text) && /^tiles_building 0$/m.test(text))
      return memoryOf(pid).peak
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Megabytes once nothing happens for ten seconds. */
async function atRest(pid: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  return memoryOf(pid).now
}

function table(): string {
  const rows = measures.map(
    (m) => `| ${m.name} | ${m.value} | ${m.reach} | ${m.reached ? 'yes' : '**no**'} | ${m.reference ?? ''} |`,
  )
  return `# Benchmarks

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}. The machine is shared: read the ratios to the references taken in the same run, not the absolute times.

| Measure | Value | To reach | Reached | Reference, same run |
|---|---|---|---|---|
${rows.join('\n')}
`
}
