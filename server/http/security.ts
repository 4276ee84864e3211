import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { Problem } from './problem.ts'

interface Origins {
  geocoderUrl: string | undefined
  basemapUrl: string | undefined
  /** HSTS and https upgrades only where the service is published over TLS. */
  publicUrl: string | undefined
  /** Addresses of the identity providers. */
  issuers?: readonly string[]
}

/** Security headers of every answer; `response.locals.nonce` is the one inline scripts of the page carry. */
export function securityHeaders({
  geocoderUrl,
  basemapUrl,
  publicUrl,
  issuers = [],
}: Origins): RequestHandler[] {
  const origin = (url: string | undefined) => (url ? [new URL(url.replaceAll(/[{}]/g, '')).origin] : [])
  const tls = publicUrl?.startsWith('https:') ?? false
  const nonce: RequestHandler = (_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64')
    next()
  }
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        // Signing out is a form whose answer leads to the provider: browsers hold redirections of forms to this list.
        formAction: ["'self'", ...issuers.map((issuer) => new URL(issuer).origin)],
        scriptSrc: [
          "'self'",
          (_request, response) =>
            `'nonce-${(response as unknown as { locals: { nonce: string } }).locals.nonce}'`,
        ],
        // DSFR and MapLibre place elements through style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...origin(basemapUrl)],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", ...origin(publicUrl), ...origin(geocoderUrl), ...origin(basemapUrl)],
        ...(tls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: tls,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
  return [nonce, headers as RequestHandler]
}

/** What an answer of the API carries: it is data, never a page. */
export function dataHeaders({ publicUrl }: Pick<Origins, 'publicUrl'>): Record<string, string> {
  return {
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(publicUrl?.startsWith('https:')
      ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
      : {}),
    // Open data may be read from any page; nothing in it depends on who asks.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
}

export function setHeaders(headers: Readonly<Record<string, string>>): RequestHandler {
  const entries = Object.entries(headers)
  return (_request, response, next) => {
    for (const [name, value] of entries) response.setHeader(name, value)
    next()
  }
}

/** At most `limit` requests a minute and address; beyond, 429 with `Retry-After`. */
export function requestsPerMinute(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Without PUBLIC_URL no proxy is trusted: what X-Forwarded-For claims is rightly ignored, not a mistake to log.
    validate: { xForwardedForHeader: false },
    handler: (_request, response, next) => {
      const seconds = String(response.getHeader('Retry-After') ?? '60')
      next(
        new Problem(
          429,
          'too_many_requests',
          `Trop de requêtes : ${limit} par minute au plus. Recommencez dans ${seconds} secondes.`,
          {},
          {
            'Retry-After': seconds,
          },
        ),
      )
    },
  })
}
