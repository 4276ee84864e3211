import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { Problem } from '../http/problem.ts'
import { readParameters } from '../http/validate.ts'
import { MAX_ZOOM, MIN_ZOOM } from './recipe.ts'
import type { TileAnswer, TileService } from './service.ts'

const PREFIX = '/tiles/'
const SUFFIX = '.mvt'
const FOREVER = 'public, max-age=31536000, immutable'
/** The label of these requests in the metrics. */
const route = { path: '/tiles/:set/:z/:x/:y.mvt' }

/**
 * Answers `GET` and `HEAD /tiles/{set}/{z}/{x}/{y}.mvt`, and lets everything else pass. A bare function rather than a
 * route: a tile in memory is found by its address alone and sent as it lies there.
 */
export function tileHandler(tiles: TileService): RequestHandler {
  return (request, response, next) => {
    const { url, method } = request
    if (!url.startsWith(PREFIX) || (method !== 'GET' && method !== 'HEAD')) return next()
    const end = url.indexOf('?')
    const path = end < 0 ? url : url.slice(0, end)
    if (!path.endsWith(SUFFIX)) return next()
    const key = path.slice(PREFIX.length, -SUFFIX.length)
    const hot = tiles.hotTile(key)
    if (hot) {
      request.route = route
      return send(request, response, hot)
    }
    const parts = key.split('/')
    if (parts.length !== 4) return next()
    request.route = route
    answer(tiles, parts)
      .then((found) => send(request, response, found))
      .catch(next)
  }
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

function send(request: IncomingMessage, response: ServerResponse, answer: TileAnswer): void {
  if (answer.status !== 200) {
    response.writeHead(answer.status, { 'Cache-Control': FOREVER }).end()
    return
  }
  const gzip = acceptsGzip(request.headers['accept-encoding'])
  const etag = gzip ? `"${answer.etag}"` : `"${answer.etag}-identity"`
  const headers: Record<string, string | number> = {
    'Cache-Control': FOREVER,
    ETag: etag,
    Vary: 'Accept-Encoding',
  }
  if (matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const body = gzip ? answer.body : gunzipSync(answer.body)
  headers['Content-Type'] = 'application/vnd.mapbox-vector-tile'
  headers['Content-Length'] = body.length
  headers['X-Content-Type-Options'] = 'nosniff'
  if (gzip) headers['Content-Encoding'] = 'gzip'
  response.writeHead(200, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
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
