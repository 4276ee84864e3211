import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'

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
  if (request.fresh) {
    response.status(304).end()
    return
  }
  response.type('application/json').send(text)
}

/** The headers alone, for answers that are streamed. `request.fresh` may be asked afterwards. */
export function setFreshness(response: Response, { etag, lastModified, maxAge = 60 }: Freshness): void {
  if (etag) response.set('ETag', `"${etag}"`)
  if (lastModified) response.set('Last-Modified', lastModified.toUTCString())
  response.set('Cache-Control', `public, max-age=${maxAge}, must-revalidate`)
}

export const digest = (text: string | Buffer) =>
  createHash('sha256').update(text).digest('base64url').slice(0, 27)
