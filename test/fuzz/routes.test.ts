// Every route of the OpenAPI document, asked what nobody should ask: random, boundary, repeated, encoded, huge and
// unknown parameters, any header, method and body. Never a 5xx, always a problem in French, and the process stays
// alive and small. FUZZ_RUNS multiplies the cases, FUZZ_SEED changes them: `FUZZ_RUNS=50 npx vitest run test/fuzz`.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { prepareTestDatabase } from '../database/engines.ts'
import { type RunningService, startService } from '../setup/services.ts'
import { campaign } from './campaign.ts'
import { residentMegabytes } from './resident.ts'

interface Operation {
  path: string
  method: string
  query: string[]
}

let service: RunningService
let base: Awaited<ReturnType<typeof prepareTestDatabase>>
let operations: Operation[]
const temporary = mkdtempSync(join(tmpdir(), 'carte-cesp-fuzz-'))

beforeAll(async () => {
  const native = inject('engines').nativeMissing === null
  base = await prepareTestDatabase(native ? 'native' : 'embedded')
  service = await startService({
    TMPDIR: temporary,
    DEMO: '1',
    ...(base.url ? { DATABASE_URL: base.url } : {}),
  })
  const document = await (await fetch(`${service.url}/api/v1/openapi.json`)).json()
  operations = Object.entries<Record<string, { parameters?: { in: string; name: string }[] }>>(
    document.paths,
  ).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { parameters = [] }]) => ({
      path: `/api/v1${path}`,
      method: method.toUpperCase(),
      query: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
    })),
  )
}, 300_000)
afterAll(async () => {
  await service?.stop()
  await base?.drop()
  rmSync(temporary, { recursive: true, force: true })
})

/** Values that mean something somewhere, so that the questions go deeper than the first check. */
const sensible = fc.constantFrom(
  ...[
    'medecin',
    'sage-femme',
    '24',
    '06',
    'all',
    '37261',
    '2A004',
    '75056',
    '2026-11-01',
    '1900-01-01',
    '9999-12-31',
  ],
  ...[
    '2026-02-30',
    'csv',
    'geojson',
    'flatgeobuf',
    'xlsx',
    '0.6848',
    '47.3941',
    '0.68,47.39',
    '-5,41,10,52',
    '100',
  ],
  ...[
    'medecine-generale',
    'liberal',
    'ZIP',
    'ZIP,ZAC',
    'true',
    'priority',
    'distance',
    'inconnue',
    'tours',
    'medecin-06-20250509-00000000',
  ],
)
const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '%',
    '%00',
    '..',
    '../../etc/passwd',
    "' or 1=1 --",
    '{{7*7}}',
    '<script>',
    '__proto__',
    'NaN',
    '-0',
    '1e999',
    '٣',
    '\u202e',
  ),
  fc.nat({ max: 6000 }).map((length) => 'a'.repeat(length)),
)
const value = fc.oneof({ weight: 3, arbitrary: sensible }, { weight: 2, arbitrary: wild })
// What cannot be a URL at all is sent raw, as some clients do.
const written = fc.tuple(value, fc.boolean()).map(([text, raw]) => {
  const sound = text.replace(/[\ud800-\udfff]/g, '\ufffd')
  return raw ? sound.replace(/[^!-~]|[?#&/\\]/gu, '%') : encodeURIComponent(sound)
})
const headers = fc.dictionary(
  fc.constantFrom(
    'If-None-Match',
    'If-Modified-Since',
    'Accept',
    'Accept-Encoding',
    'Range',
    'Content-Type',
    'Origin',
    'Cookie',
    'Authorization',
    'X-Forwarded-For',
    'X-HTTP-Method-Override',
    'Sec-Fetch-Site',
    'Transfer-Encoding',
  ),
  fc.oneof(
    fc.constantFrom(
      '*',
      '"x"',
      'W/"x", "y"',
      'Thu, 01 Jan 1970 00:00:00 GMT',
      'text/html',
      'br;q=0, *',
      'bytes=0-',
      'bytes=9-1',
      'application/json',
      'multipart/form-data; boundary=b',
      'null',
      'Bearer x',
      'a=b; a=b',
      '1.1.1.1',
      'gzip',
    ),
    fc.string({ maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
  ),
  { maxKeys: 4 },
)
const question = fc.record({
  operation: fc.nat(),
  method: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'),
    },
  ),
  segments: fc.array(written, { minLength: 4, maxLength: 4 }),
  known: fc.array(fc.tuple(fc.nat(), written), { maxLength: 6 }),
  unknown: fc.array(fc.tuple(written, written), { maxLength: 2 }),
  headers,
  body: fc.oneof(fc.constant(''), fc.json(), fc.string({ unit: 'binary', maxLength: 200 })),
})

interface Answer {
  status: number
  type: string
  text: string
}

/** Node's own client: `fetch` would correct the address and the headers. */
function ask(method: string, path: string, given: Record<string, string>, body: string): Promise<Answer> {
  const { port } = new URL(service.url)
  const withoutBody = method === 'GET' || method === 'HEAD' || method === 'TRACE'
  const { 'Transfer-Encoding': _one, ...sendable } = given
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', method, path, headers: withoutBody ? sendable : given },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.once('end', () => {
          const type = response.headers['content-type'] ?? ''
          // Only refusals are read, and they are short.
          const body = response.statusCode! < 400 ? Buffer.alloc(0) : Buffer.concat(chunks)
          const text = decoded(body, response.headers['content-encoding'] ?? '')
          resolve({ status: response.statusCode!, type, text })
        })
      },
    )
    asked.setTimeout(30_000, () => asked.destroy(new Error(`no answer: ${method} ${path.slice(0, 300)}`)))
    asked.once('error', (error: NodeJS.ErrnoException) => {
      // An answer given before the body was read, then the connection closed.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE')
        resolve({ status: 400, type: 'closed', text: '' })
      else reject(error)
    })
    asked.end(withoutBody ? undefined : body)
  })
}

function decoded(body: Buffer, encoding: string): string {
  if (body.length === 0) return ''
  const decoders: Record<string, (bytes: Buffer) => Buffer> = {
    gzip: gunzipSync,
    deflate: inflateSync,
    br: brotliDecompressSync,
  }
  return (decoders[encoding]?.(body) ?? body).toString('utf8')
}

describe('whatever is asked', () => {
  test('no route fails, and each error is a problem in French', async () => {
    const seen = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(question, async ({ operation, method, segments, known, unknown, headers, body }) => {
        const { path, method: own, query } = operations[operation % operations.length]!
        let at = 0
        const address = path.replaceAll(/\{\w+\}/g, () => segments[at++ % segments.length]!)
        const pairs = [
          ...(query.length > 0 ? known.map(([index, text]) => [query[index % query.length]!, text]) : []),
          ...unknown,
        ]
        const full = `${address}?${pairs.map(([name, text]) => `${name}=${text}`).join('&')}`
        const verb = method ?? own
        const { status, type, text } = await ask(verb, full, headers, body)
        seen.set(status, (seen.get(status) ?? 0) + 1)
        expect(status, `${verb} ${full}\n${text.slice(0, 500)}`).toBeLessThan(500)
        if (status < 400 || verb === 'HEAD' || type === 'closed') return
        const document = JSON.parse(text)
        expect(type, full).toContain('json')
        // A file check answers 422 with its report.
        if (type.includes('problem'))
          expect(document.detail, full).toMatch(
            /à corriger|adresse|requête|n’|aucun|attendu|dépasse|connect|permis|est /i,
          )
        else expect(document.valid, full).toBe(false)
      }),
      campaign(1200),
    )
    expect(await ask('GET', '/healthz', {}, '')).toMatchObject({ status: 200 })
    expect(residentMegabytes(service.pid)).toBeLessThan(2000)
    expect(readdirSync(temporary).filter((name) => !/^(tsx-|node-compile-cache)/.test(name))).toEqual([])
    // Not only refusals at the door.
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 404]))
    const complaints = service
      .log()
      .split('\n')
      .filter((line) => /"level":(50|60)/.test(line))
    expect(complaints).toEqual([])
  }, 3_600_000)
})
