// Two services on one PostgreSQL, from the first start to the last signal: they share an empty base, lose it, find it
// again, see what others publish meanwhile, and stop. The first talks to the base through a wire that the tests cut.
import { connect, type Socket } from 'node:net'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findNativeBinaries, type NativeCluster, startNativeCluster } from '../setup/native_cluster.ts'
import { type RunningService, startService } from '../setup/services.ts'
import { type Link, openLink } from './link.ts'
import { publishApart } from './publish_apart.ts'

const binaries = findNativeBinaries()
const POINT = '/api/v1/zones/at?lon=45.19&lat=-12.83&profession=medecin'

let cluster: NativeCluster
let link: Link
let first: RunningService
let second: RunningService
let reportPath: string

interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: documents of every shape
  body: any
  ms: number
}

async function ask(service: RunningService, path: string): Promise<Answer> {
  const began = Date.now()
  const response = await fetch(`${service.url}${path}`, { signal: AbortSignal.timeout(20_000) })
  const text = await response.text()
  const body = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
  return { status: response.status, headers: response.headers, body, ms: Date.now() - began }
}

/** Milliseconds until it holds. */
async function until(holds: () => Promise<boolean>, withinMs: number): Promise<number> {
  const began = Date.now()
  while (!(await holds())) {
    if (Date.now() - began > withinMs) throw new Error(`not within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return Date.now() - began
}

const isReady = async (service: RunningService) => (await ask(service, '/readyz')).status === 200
const classIs = (service: RunningService, zoneClass: string) => async () =>
  (await ask(service, POINT)).body.zone?.class === zoneClass

const expectUnavailable = ({ status, headers, body }: Answer) => {
  expect(status).toBe(503)
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(headers.get('retry-after')).toMatch(/^\d+$/)
  expect(body.code).toBe('database_unavailable')
  expect(body.detail).toMatch(/base de données ne répond pas/)
}

describe.skipIf('missing' in binaries)('two services on one PostgreSQL', () => {
  beforeAll(async () => {
    cluster = await startNativeCluster((binaries as { bin: string }).bin)
    const direct = cluster.url('postgres')
    link = await openLink('127.0.0.1', Number(new URL(direct).port))
    // Together, on an empty base: migrations, communes and zonings must be written once.
    const started = await Promise.all([
      startService({ DATABASE_URL: link.url(direct), DEMO: '1' }),
      startService({ DATABASE_URL: direct, DEMO: '1' }),
    ])
    ;[first, second] = started
    const { body } = await ask(first, '/api/v1/zonings')
    reportPath = `/api/v1/zonings/${body.items[0].id}/report`
  }, 300_000)
  afterAll(async () => {
    await Promise.all([first?.stop(), second?.stop()])
    await link?.close()
    await cluster?.stop()
  })

  test('started together on an empty base are both ready, and wrote everything once', async () => {
    expect(await isReady(first)).toBe(true)
    expect(await isReady(second)).toBe(true)
    const sql = postgres(cluster.url('postgres'), { max: 1 })
    const [counts] = await sql`
      select (select count(*)::int from commune) as communes,
             (select count(*)::int from zoning_publication) as publications,
             (select count(*)::int from place_list) as lists`
    await sql.end()
    expect(counts).toEqual({ communes: 34_920, publications: 18, lists: 1 })
  })

  test('both answer what a third process publishes', async () => {
    await publishApart(cluster.url('postgres'), 'ZAC', 'Arrêté d’essai no 1')
    await until(classIs(first, 'ZAC'), 5000)
    await until(classIs(second, 'ZAC'), 5000)
  })

  test('while the base cannot be reached, what needs it answers 503 at once, and memory goes on', async () => {
    link.set('cut')
    await until(async () => !(await isReady(first)), 5000)
    const ready = await ask(first, '/readyz')
    expect(ready.status).toBe(503)
    expect(ready.headers.get('retry-after')).toBe('5')
    expect(ready.body.checks.database).toMatch(/^la base de données ne répond pas \(.+\)$/)
    expect(JSON.stringify(ready.body)).not.toMatch(/127\.0\.0\.1|postgres/)
    expect((await ask(first, '/healthz')).status).toBe(200)
    expect((await ask(first, POINT)).body.zone.class).toBe('ZAC')
    expect((await ask(first, '/api/v1/places?limit=3')).status).toBe(200)
    // Many more than the pool has connections: none waits for the others to fail.
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(first, reportPath)))
    for (const answer of answers) expectUnavailable(answer)
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(5000)
    expectUnavailable(await ask(first, '/api/v1/zonings/export?profession=medecin&region=06&format=geojson'))
    expectUnavailable(
      await ask(first, '/api/v1/zonings/export?profession=medecin&region=06&format=flatgeobuf'),
    )
  })

  test('when it can be reached again, all recovers within 5 s, with what was published meanwhile', async () => {
    await publishApart(cluster.url('postgres'), 'ZIP', 'Arrêté d’essai no 2')
    expect((await ask(first, POINT)).body.zone.class).toBe('ZAC')
    link.set('pass')
    await until(() => isReady(first), 5000)
    await until(classIs(first, 'ZIP'), 5000)
    expect((await ask(first, reportPath)).status).toBe(200)
    // The notices are heard again, not only what was missed.
    await publishApart(cluster.url('postgres'), 'ZAC', 'Arrêté d’essai no 3')
    await until(classIs(first, 'ZAC'), 5000)
  })

  test('a base that takes connections and answers nothing is given up within seconds', async () => {
    link.set('swallow')
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask(first, reportPath)))
    for (const answer of answers) expectUnavailable(answer)
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(12_000)
    const ready = await ask(first, '/readyz')
    expect(ready.status).toBe(503)
    expect(ready.ms).toBeLessThan(4000)
    expect((await ask(first, POINT)).status).toBe(200)
    await publishApart(cluster.url('postgres'), 'ZIP', 'Arrêté d’essai no 4')
    link.set('cut')
    link.set('pass')
    await until(() => isReady(first), 7000)
    await until(classIs(first, 'ZIP'), 5000)
  })

  test('a request under way at SIGTERM finishes; nobody new comes in; /readyz says it', async () => {
    const file = Buffer.from(
      'code_commune;libelle_commune;code_territoire;libelle_territoire;classe\n97601;Acoua;;;ZIP\n',
    )
    const upload = openUpload(second, file)
    await upload.sent(file.subarray(0, 20))
    const late = openSocket(second)
    // Its headers have begun: it is no idle connection.
    await late.write('GET /readyz HTTP/1.1\r\nHost: x\r\n')
    await until(async () => (await ask(second, '/healthz')).status === 200, 2000)
    second.signal('SIGTERM')
    await until(async () => refuses(second), 5000)
    await late.write('\r\n')
    const told = await late.all()
    expect(told).toMatch(/^HTTP\/1\.1 503 /)
    expect(told).toContain('le service s’arrête')
    expect(told).toMatch(/Connection: close/i)
    await upload.sent(file.subarray(20))
    await upload.end()
    const answer = await upload.all()
    expect(answer).toMatch(/^HTTP\/1\.1 422 /)
    expect(answer).toContain('missing_units')
    expect(await second.ended).toBe(0)
    expect(second.log()).not.toContain('Connexions coupées')
  })

  test('a second signal ends it at once', async () => {
    const socket = openSocket(first)
    await socket.write('POST /api/v1/zonings/check HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n')
    await until(async () => (await ask(first, '/healthz')).status === 200, 2000)
    first.signal('SIGTERM')
    await until(async () => refuses(first), 5000)
    const began = Date.now()
    first.signal('SIGTERM')
    expect(await first.ended).toBe(143)
    expect(Date.now() - began).toBeLessThan(2000)
    expect(first.log()).toContain('Second signal : arrêt immédiat.')
    socket.destroy()
  })
})

const portOf = (service: RunningService) => Number(new URL(service.url).port)

/** Whether it takes no new connection. */
const refuses = (service: RunningService) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(portOf(service), '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', () => resolve(true))
  })

function openSocket(service: RunningService) {
  const socket: Socket = connect(portOf(service), '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => (heard += chunk))
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return {
    write: (text: string | Buffer) => new Promise<void>((resolve) => socket.write(text, () => resolve())),
    all: () => closed.then(() => heard),
    destroy: () => socket.destroy(),
  }
}

/** A file check whose body is sent piece by piece. */
function openUpload(service: RunningService, file: Buffer) {
  const socket = openSocket(service)
  const field = '--b\r\nContent-Disposition: form-data; name="profession"\r\n\r\nmedecin\r\n'
  const region = '--b\r\nContent-Disposition: form-data; name="region"\r\n\r\n06\r\n'
  const head = `${field}${region}--b\r\nContent-Disposition: form-data; name="file"; filename="z.csv"\r\n\r\n`
  const tail = '\r\n--b--\r\n'
  const length = head.length + file.length + tail.length
  const begun = socket.write(
    `POST /api/v1/zonings/check HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${length}\r\n\r\n${head}`,
  )
  return {
    async sent(piece: Buffer) {
      await begun
      await socket.write(piece)
    },
    end: () => socket.write(tail),
    all: socket.all,
  }
}
