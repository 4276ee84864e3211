import type { Request, RequestHandler } from 'express'
import { Problem } from '../http/problem.ts'

/**
 * Does a page of our own send this request? `Sec-Fetch-Site` says where a request comes from; browsers that do not
 * send it send `Origin` with every write. Neither: no browser of today, refused.
 */
export function comesFromOurPages(request: Request, publicUrl: string | undefined): boolean {
  const site = request.get('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  const own = publicUrl ? new URL(publicUrl).origin : `${request.protocol}://${request.get('Host')}`
  return request.get('Origin') === own
}

export const crossSite = () =>
  new Problem(
    403,
    'cross_site',
    'Cette écriture vient d’un autre site que le service : elle est refusée. Recommencez depuis ses pages.',
  )

/** A browser sends our cookie by itself: a write must come from our own pages. */
export const refuseOtherSites =
  (publicUrl: string | undefined): RequestHandler =>
  (request, _response, next) =>
    next(comesFromOurPages(request, publicUrl) ? undefined : crossSite())
