import { hash } from 'node:crypto'
import type { Request, Response } from 'express'
import { Problem } from './problem.ts'

export interface Freshness {
  /** Strong validator without quotes; computed from the body when absent. */
  etag?: string
  lastModified?: Date
  /** Seconds a shared cache may serve it without asking again. */
  maxAge?: number
}

/** Sends published JSON with `ETag`, `Last-Modified` and `Cache-Control`; answers 304 when the caller has it already. */
export function sendPublished(
  request: Request,
  response: Response,
  body: unknown,
  freshness: Freshness = {},
): void {
  const text = JSON.stringify(body)
  setFreshness(response, { ...freshness, etag: freshness.etag ?? digest(text) })
  if (isFresh(request, response)) {
    response.status(304).end()
    return
  }
  // What Express's `send` would find out again is known here.
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Content-Length', Buffer.byteLength(text))
  response.end(request.method === 'HEAD' ? undefined : text)
}

/** The headers alone, for answers that are streamed. `isFresh` may be asked afterwards. */
export function setFreshness(response: Response, { etag, lastModified, maxAge = 60 }: Freshness): void {
  if (etag) response.setHeader('ETag', `"${etag}"`)
  if (lastModified) response.setHeader('Last-Modified', lastModified.toUTCString())
  response.setHeader('Cache-Control', `public, max-age=${maxAge}, must-revalidate`)
}

/**
 * Whether the caller has this very answer already (RFC 9110 §13.1.2 and §13.1.3). Unlike Express's `request.fresh`,
 * a `Cache-Control: no-cache` of the request changes nothing: it speaks to caches, and `fetch` adds it by itself.
 */
export function isFresh(request: Request, response: Response): boolean {
  const { 'if-none-match': known, 'if-modified-since': since } = request.headers
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  if (known !== undefined) {
    const etag = response.get('ETag')
    return known.trim() === '*' || (etag !== undefined && known.split(',').map(bare).includes(bare(etag)))
  }
  const modified = response.get('Last-Modified')
  return since !== undefined && modified !== undefined && Date.parse(modified) <= Date.parse(since)
}

export const digest = (text: string | Buffer) => hash('sha256', text, 'base64url').slice(0, 27)

/**
 * A write on what the caller read: it must say which state it read (`If-Match`, RFC 9110 §13.1.1), and that state must
 * still be the one. `body`: what a GET would answer now.
 * @throws Problem 428 `if_match_required`, 412 `stale`
 */
export function requireMatch(request: Request, body: unknown): void {
  const known = request.get('If-Match')
  if (known === undefined)
    throw new Problem(
      428,
      'if_match_required',
      'L’en-tête If-Match manque : il porte l’ETag de ce que vous avez lu, pour que personne n’écrase le travail d’un autre.',
    )
  const tags = known.split(',').map((tag) => tag.trim())
  if (!tags.includes('*') && !tags.includes(`"${digest(JSON.stringify(body))}"`))
    throw new Problem(412, 'stale', 'Ce que vous avez lu a changé depuis : relisez-le, puis recommencez.')
}
