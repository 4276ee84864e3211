import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiDocument } from '../../server/http/openapi.ts'
import { notFoundHandler, problemHandler } from '../../server/http/problem.ts'
import { tilesPaths, tilesRoutes } from '../../server/tiles/routes.ts'
import { createTileService, type TileService } from '../../server/tiles/service.ts'
import { answerHotTile } from '../../server/tiles/tile_handler.ts'
import { tileJson } from '../../server/tiles/tile_json.ts'
import { noGuard } from '../setup/no_guard.ts'
import { decode, pretendCatalogues, silent, smallReference, tileAt } from './support.ts'

const { reference, remove } = smallReference(['37'])
const dir = mkdtempSync(join(tmpdir(), 'carte-cesp-tiles-'))
let service: TileService
let server: Server
let base: string
let tile: string
let set: string

beforeAll(async () => {
  const catalogues = pretendCatalogues(reference)
  const today = () => '2026-01-01'
  service = createTileService({ dir, reference, log: silent, ...catalogues, today })
  const app = express().set('etag', false)
  app.use(
    '/api/v1',
    tilesRoutes({ guard: noGuard, tiles: service, reference, config: { publicUrl: undefined }, today }),
  )
  app.use(notFoundHandler, problemHandler(silent))
  server = createServer((request, response) => {
    if (!answerHotTile(service, '/api/v1', request, response)) app(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`
  set = (await service.tileSet('medecin', '2026-01-01'))!.set
  await service.idle()
  const { x, y } = tileAt(10, reference.communes.get('37261')!.point)
  tile = `/tiles/${set}/10/${x}/${y}.mvt`
})
afterAll(async () => {
  server.close()
  await service.close()
  rmSync(dir, { recursive: true, force: true })
  remove()
})

/** A bare request, so that nothing is decompressed or added on the way. */
function send(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    httpRequest(`${base}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
      .on('error', reject)
      .end()
  })
}
const gzip = { 'accept-encoding': 'gzip, deflate, br' }

describe('GET /tiles/{set}/{z}/{x}/{y}.mvt', () => {
  it('404: names the set that is unknown', async () => {
    const answer = await send('/tiles/medecin-20250601-0123456789abcdef/5/16/11.mvt')
    expect(answer.status).toBe(404)
    expect(answer.headers['content-type']).toMatch('application/problem+json')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'unknown_tile_set' })
  })

  it.each([
    ['2/0/0', 'z'],
    ['11/0/0', 'z'],
    ['abc/0/0', 'z'],
    ['5/32/0', 'x'],
    ['5/0/-1', 'y'],
    ['5/1.5/0', 'x'],
  ])('400: %s is out of range, %s is named', async (position, field) => {
    const answer = await send(`/tiles/${set}/${position}.mvt`)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body.toString()).errors).toMatchObject([{ field }])
  })

  it('200: immutable gzipped bytes, whether memory holds them or not', async () => {
    for (let i = 0; i < 2; i++) {
      const answer = await send(tile, gzip)
      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-encoding': 'gzip',
        'content-type': 'application/vnd.mapbox-vector-tile',
        'content-length': String(answer.body.length),
        'access-control-allow-origin': '*',
        vary: 'Accept-Encoding',
      })
      expect(answer.headers.etag).toMatch(/^"[\w-]+"$/)
      expect(decode(answer.body).communes!.map(({ properties }) => properties.name)).toContain('Tours')
    }
    expect(service.status().hot_hits).toBeGreaterThan(0)
  })

  it.each([
    ['absent', {}],
    ['identity', { 'accept-encoding': 'identity' }],
    ['gzip refused', { 'accept-encoding': 'br, gzip;q=0, *' }],
  ])('200: plain bytes and their own validator when Accept-Encoding is %s', async (_, headers) => {
    const plain = await send(tile, headers as Record<string, string>)
    const packed = await send(tile, gzip)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.equals(gunzipSync(packed.body))).toBe(true)
    expect(plain.headers.etag).not.toBe(packed.headers.etag)
  })

  it('200: HEAD has the same headers and no body', async () => {
    const got = await send(tile, gzip)
    const head = await send(tile, gzip, 'HEAD')
    expect(head.status).toBe(200)
    expect(head.body).toHaveLength(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...got.headers, date: '' })
  })

  it('304: the validator that the client holds', async () => {
    const { etag } = (await send(tile, gzip)).headers
    for (const held of [etag!, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await send(tile, { ...gzip, 'if-none-match': held })
      expect([answer.status, answer.body.length, answer.headers.etag]).toEqual([304, 0, etag])
    }
    expect((await send(tile, { ...gzip, 'if-none-match': '"other"' })).status).toBe(200)
    expect((await send(tile, { 'if-none-match': etag! })).status).toBe(200)
  })

  it('204: an empty tile, for ever empty', async () => {
    const answer = await send(`/tiles/${set}/10/0/0.mvt`, gzip)
    expect(answer.status).toBe(204)
    expect(answer.body).toHaveLength(0)
    expect(answer.headers['cache-control']).toMatch('immutable')
  })

  it('ignores what follows a question mark', async () => {
    expect((await send(`${tile}?v=1`, gzip)).status).toBe(200)
  })
})

describe('GET /tiles/{profession}.json', () => {
  it('400: names an unknown profession, a false date, an unknown parameter', async () => {
    for (const [path, field] of [
      ['/tiles/boulanger.json', 'profession'],
      ['/tiles/medecin.json?on=2026-02-30', 'on'],
      ['/tiles/medecin.json?day=2026-01-01', 'day'],
    ] as const) {
      const answer = await send(path)
      expect(answer.status, path).toBe(400)
      expect(JSON.parse(answer.body.toString()).errors).toMatchObject([{ field }])
    }
  })

  it('404: no zoning in force', async () => {
    for (const path of ['/tiles/infirmier.json', '/tiles/medecin.json?on=2024-01-01']) {
      const answer = await send(path)
      expect(answer.status).toBe(404)
      expect(JSON.parse(answer.body.toString()).code).toBe('no_zoning')
    }
  })

  it('200: TileJSON 3.0 whose address leads to a tile', async () => {
    const answer = await send('/tiles/medecin.json')
    expect(answer.status).toBe(200)
    const document = tileJson.parse(JSON.parse(answer.body.toString()))
    expect(document).toMatchObject({ minzoom: 3, maxzoom: 10, set, profession: 'medecin', on: '2026-01-01' })
    expect(document.attribution).toBe('© IGN – INSEE – ARS')
    expect(document.publications).toHaveLength(1)
    const { x, y } = tileAt(10, reference.communes.get('37261')!.point)
    const address = document.tiles[0]!.replace('{z}', '10')
      .replace('{x}', String(x))
      .replace('{y}', String(y))
    expect(address).toBe(`${base}${tile}`)
    const layers = decode((await send(tile, gzip)).body)
    for (const [name, features] of Object.entries(layers)) {
      const described = document.vector_layers.find(({ id }) => id === name)!
      for (const { properties } of features)
        expect(Object.keys(described.fields)).toEqual(expect.arrayContaining(Object.keys(properties)))
    }
  })

  it('304: unchanged', async () => {
    const { etag } = (await send('/tiles/medecin.json')).headers
    expect((await send('/tiles/medecin.json', { 'if-none-match': etag! })).status).toBe(304)
  })
})

it('is told in the OpenAPI document', () => {
  const { paths } = openApiDocument([tilesPaths], '/api/v1')
  expect(Object.keys(paths!)).toEqual(['/tiles/{profession}.json', '/tiles/{set}/{z}/{x}/{y}.mvt'])
})
