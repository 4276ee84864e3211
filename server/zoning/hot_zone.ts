import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Locator } from '../geography/locate.ts'
import type { Reference } from '../geography/reference.ts'
import { digest } from '../http/conditional.ts'
import type { ZoningCatalogue } from './catalogue.ts'
import type { Profession } from './schema.ts'
import { findZoneAt } from './zone_at.ts'

interface HotZoneServices {
  reference: Reference
  locator: Locator
  zonings: Pick<ZoningCatalogue, 'inMemory'>
  /** Today's date in France. */
  today: () => string
  /** What every answer of the API carries. */
  headers: Readonly<Record<string, string>>
}

/** The question as everybody writes it; any other writing of it is for the router. */
const QUESTION = /^\/zones\/at\?lon=(-?\d{1,3}(?:\.\d+)?)&lat=(-?\d{1,2}(?:\.\d+)?)&profession=([a-z_]+)$/

/**
 * Answers `GET /zones/at?lon&lat&profession` when memory holds the answer, and says whether it did: what is wrong,
 * conditional, dated, or not in memory is left to the router, which answers the very same bytes (a test compares).
 * Express takes twice as long to find the route as this takes.
 */
export function createHotZone({ reference, locator, zonings, today, headers }: HotZoneServices) {
  const common = Object.entries(headers).flat()
  return (prefix: string, request: IncomingMessage, response: ServerResponse): boolean => {
    const { url, method } = request
    if (method !== 'GET' || !url?.startsWith(prefix)) return false
    const question = QUESTION.exec(url.slice(prefix.length))
    if (!question) return false
    const { 'if-none-match': known, 'if-modified-since': since } = request.headers
    if (known !== undefined || since !== undefined) return false
    const [lon, lat, profession] = [Number(question[1]), Number(question[2]), question[3]! as Profession]
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90 || !reference.professions.has(profession)) return false
    // `inForce` would begin to load it: work that the route does, and a failure that nobody would wait for.
    const snapshot = zonings.inMemory(profession, today())
    const code = snapshot && locator.locate(lon, lat)
    if (!snapshot || code === null) return false
    const answer = findZoneAt(snapshot, reference, code)
    if (!answer) return false
    const body = JSON.stringify(answer)
    response
      .writeHead(200, [
        ...common,
        ...['ETag', `"${digest(body)}"`],
        ...(snapshot.modified ? ['Last-Modified', snapshot.modified.toUTCString()] : []),
        ...['Cache-Control', 'public, max-age=60, must-revalidate'],
        ...['Content-Type', 'application/json; charset=utf-8'],
        ...['Content-Length', String(Buffer.byteLength(body))],
      ])
      .end(body)
    return true
  }
}
