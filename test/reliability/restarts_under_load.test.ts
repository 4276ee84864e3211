// PostgreSQL stopped, crashed and frozen while readers ask without pause: each answer is the right one or 503, never
// another; afterwards no connection is left over and the memory is what it was. RESTARTS sets how many rounds.
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { residentMegabytes } from '../fuzz/resident.ts'
import { findNativeBinaries, type NativeCluster, startNativeCluster } from '../setup/native_cluster.ts'
import { type RunningService, startService } from '../setup/services.ts'

const binaries = findNativeBinaries()
const rounds = Number(process.env.RESTARTS ?? 4)
const READERS = 8
/** The pool, the one that listens, the one that watches. */
const MOST_CONNECTIONS = 10 + 1 + 1

let cluster: NativeCluster
let service: RunningService

describe.skipIf('missing' in binaries)('PostgreSQL restarted under load', () => {
  beforeAll(async () => {
    cluster = await startNativeCluster((binaries as { bin: string }).bin)
    service = await startService({ DATABASE_URL: cluster.url('postgres'), DEMO: '1' })
  }, 300_000)
  afterAll(async () => {
    await service?.stop()
    await cluster?.stop()
  })

  test('gives right answers or 503, and leaves nothing behind', async () => {
    const { items } = await (await fetch(`${service.url}/api/v1/zonings`)).json()
    // From memory, from the base in one row, from the base in many: Mayotte's shapes.
    const paths = [
      '/api/v1/zones/at?lon=0.6848&lat=47.3941&profession=medecin',
      ...items.slice(0, 4).map(({ id }: { id: string }) => `/api/v1/zonings/${id}/report`),
      '/api/v1/zonings/export?profession=medecin&region=06&format=geojson',
    ]
    const right = new Map<string, string>()
    for (const path of paths) right.set(path, await (await fetch(`${service.url}${path}`)).text())
    const before = residentMegabytes(service.pid)

    const counts = { right: 0, unavailable: 0, cut: 0 }
    const wrong: string[] = []
    let asking = true
    async function read(path: string): Promise<void> {
      const response = await fetch(`${service.url}${path}`, { signal: AbortSignal.timeout(30_000) })
      const text = await response.text()
      if (response.status === 200 && text === right.get(path)) counts.right++
      else if (response.status === 503 && JSON.parse(text).code === 'database_unavailable')
        counts.unavailable++
      else wrong.push(`${response.status} ${path}: ${text.slice(0, 200)}`)
    }
    const readers = Array.from({ length: READERS }, async (_, reader) => {
      for (let turn = reader; asking; turn++) {
        await read(paths[turn % paths.length]!).catch((error: Error) => {
          // An export that had begun when the base went away is cut, never ended as if it were whole.
          if (error.name === 'TypeError' && paths[turn % paths.length]!.includes('geojson')) counts.cut++
          else wrong.push(`${error.name}: ${error.message} ${paths[turn % paths.length]}`)
        })
      }
    })
    try {
      for (let round = 0; round < rounds; round++) {
        await untilReady()
        if (round % 3 === 2) {
          await cluster.order('freeze')
          await untilReady(false)
          await cluster.order('thaw')
        } else {
          await cluster.order(round % 3 === 0 ? 'stop' : 'crash')
          await untilReady(false)
          await cluster.order('start')
        }
        const back = Date.now()
        await untilReady()
        // Twice what is promised: the tests share their machine with others.
        expect(Date.now() - back).toBeLessThan(10_000)
      }
    } finally {
      asking = false
      await Promise.all(readers)
    }
    expect(wrong).toEqual([])
    expect(counts.right).toBeGreaterThan(20)
    expect(counts.unavailable).toBeGreaterThan(0)

    const sql = postgres(cluster.url('postgres'), { max: 1 })
    const [row] = await sql<{ count: number; open: number }[]>`
      select count(*)::int, count(*) filter (where state like 'idle in transaction%')::int as open
      from pg_stat_activity where application_name = 'carte-cesp'`
    await sql.end()
    expect(row!.count).toBeLessThanOrEqual(MOST_CONNECTIONS)
    expect(row!.open).toBe(0)
    const after = residentMegabytes(service.pid)
    expect(after).toBeLessThan(before + 400)
    console.log(
      `redémarrages : ${rounds} ; réponses justes ${counts.right}, 503 ${counts.unavailable}, exports coupés ${counts.cut}, fausses 0 ; connexions ${row!.count} ; mémoire ${(after / before).toFixed(2)} fois celle du début`,
    )
  }, 1_200_000)
})

async function untilReady(ready = true): Promise<void> {
  const limit = Date.now() + 30_000
  for (;;) {
    const response = await fetch(`${service.url}/readyz`)
    await response.arrayBuffer()
    if (response.ok === ready) return
    if (Date.now() > limit) throw new Error(`not ${ready ? '' : 'un'}ready in 30 s`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
