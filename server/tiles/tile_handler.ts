import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { Problem } from '../http/problem.ts'
import { readParameters } from '../http/validate.ts'
import { MAX_ZOOM, MIN_ZOOM } from './recipe.ts'
import type { TileAnswer, TileService } from './service.ts'

const TILES = '/tiles/'
const SUFFIX = '.mvt'
/** Tiles are open data, and the same for everybody for ever. */
const common = [
  ...['Cache-Control', 'public, max-age=31536000, immutable'],
  ...['Vary', 'Accept-Encoding'],
  ...['X-Content-Type-Options', 'nosniff'],
  ...['Access-Control-Allow-Origin', '*'],
  ...['Cross-Origin-Resource-Policy', 'cross-origin'],
]
/** The label of these requests in the metrics. */
const route = { path: '/tiles/:set/:z/:x/:y.mvt' }

/**
 * Answers a tile that memory holds, and says whether it did. `prefix`: what precedes `/tiles/` in the address.
 * Express takes several times longer to find a route than this whole answer takes: ask it before the app.
 */
export function answerHotTile(
  tiles: TileService,
  prefix: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const key = readKey(request, prefix)
  const hot = key === null ? undefined : tiles.hotTile(key)
  if (hot) send(request, response, hot)
  return hot !== undefined
}

/** Answers `GET` and `HEAD /tiles/{set}/{z}/{x}/{y}.mvt`, and lets everything else pass. */
export function tileHandler(tiles: TileService): RequestHandler {
  return (request, response, next) => {
    if (answerHotTile(tiles, '', request, response)) {
      request.route = route
      return
    }
    const parts = readKey(request, '')?.split('/')
    if (parts?.length !== 4) return next()
    request.route = route
    answer(tiles, parts)
      .then((found) => send(request, response, found))
      .catch(next)
  }
}

/** `<set>/<z>/<x>/<y>` of a tile's address; null for any other request. */
function readKey({ url, method }: IncomingMessage, prefix: string): string | null {
  if ((method !== 'GET' && method !== 'HEAD') || !url?.startsWith(TILES, prefix.length)) return null
  if (!url.startsWith(prefix)) return null
  const query = url.indexOf('?')
  const end = query < 0 ? url.length : query
  return url.endsWith(SUFFIX, end) ? url.slice(prefix.length + TILES.length, end - SUFFIX.length) : null
}

async function answer(tiles: TileService, [set, ...position]: string[]): Promise<TileAnswer> {
  const { z, x, y } = readPosition(position)
  const found = await tiles.tile(set!, z, x, y).catch((cause: Error) => {
    const problem = new Problem(
      503,
      'tiles_unavailable',
      'Cette tuile n’a pas pu être préparée. Recommencez dans quelques secondes.',
      {},
      { 'Retry-After': '5' },
    )
    throw Object.assign(problem, { cause })
  })
  if (found.status === 404)
    throw new Problem(
      404,
      'unknown_tile_set',
      `Le jeu de tuiles « ${set} » n’existe pas ou n’est plus conservé. Demandez l’adresse en vigueur à /tiles/{profession}.json.`,
    )
  return found
}

const whole = (name: string, least: number, most: number) =>
  z.coerce
    .number(`${name} : un entier de ${least} à ${most}`)
    .int(`${name} : un entier de ${least} à ${most}`)
    .min(least, `${name} : un entier de ${least} à ${most}`)
    .max(most, `${name} : un entier de ${least} à ${most}`)

/** @throws Problem 400 naming what is out of the range of its zoom */
function readPosition([z1, x, y]: string[]): { z: number; x: number; y: number } {
  const { z: zoom } = readParameters(z.object({ z: whole('zoom', MIN_ZOOM, MAX_ZOOM) }), { z: z1 })
  const last = 2 ** zoom - 1
  const place = z.object({ x: whole('colonne', 0, last), y: whole('ligne', 0, last) })
  return { z: zoom, ...readParameters(place, { x, y }) }
}

/** Headers as a flat list of names and values, which Node writes without looking at each. */
function send(request: IncomingMessage, response: ServerResponse, answer: TileAnswer): void {
  const headers = [...common]
  if (answer.status !== 200) {
    response.writeHead(answer.status, headers).end()
    return
  }
  const gzip = acceptsGzip(request.headers['accept-encoding'])
  const etag = gzip ? `"${answer.etag}"` : `"${answer.etag}-identity"`
  headers.push('ETag', etag)
  if (matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const body = gzip ? answer.body : gunzipSync(answer.body)
  headers.push('Content-Type', 'application/vnd.mapbox-vector-tile', 'Content-Length', String(body.length))
  if (gzip) headers.push('Content-Encoding', 'gzip')
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body)
}

/** RFC 9110 §12.5.3. Without the header a client may not know how to decompress: it gets plain bytes. */
function acceptsGzip(header: string | string[] | undefined): boolean {
  if (header === undefined) return false
  let any = false
  for (const item of String(header).toLowerCase().split(',')) {
    const [coding, ...parameters] = item.split(';').map((part) => part.trim())
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    if (coding === 'gzip' || coding === 'x-gzip') return !refused
    if (coding === '*') any = !refused
  }
  return any
}

/** RFC 9110 §13.1.2: weak comparison. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
