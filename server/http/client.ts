import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Router } from 'express'
import sirv from 'sirv'
import { Problem } from './problem.ts'

/** The addresses of the application (client/routes.tsx, compared by a test): any other is a 404, with the page to say it. */
export const clientPages = [
  '/',
  '/lieux/:id',
  '/communes/:code',
  '/comparer',
  '/zonage',
  '/zonage/:id',
  '/donnees',
  '/procedure',
  '/contacts',
  '/accessibilite',
  '/mentions-legales',
  '/donnees-personnelles',
  '/connexion',
  '/mon-compte',
  '/administration',
]
const isPage = new RegExp(`^(${clientPages.map((path) => path.replace(/:\w+/, '[^/]+')).join('|')})/?$`)

/**
 * The built web client: hashed files for ever, precompressed when the build left `.br` or `.gz` beside them,
 * and its page for every other address, with the request's nonce.
 */
export function clientRoutes(dir: string): Router {
  const router = Router()
  const page = join(dir, 'index.html')
  if (!existsSync(page)) {
    router.get('/{*path}', (_request, _response, next) => {
      next(
        new Problem(
          503,
          'client_not_built',
          'La page n’est pas construite : lancez « npm run build », puis relancez le service.',
        ),
      )
    })
    return router
  }
  const html = readFileSync(page, 'utf8')
  const files = sirv(dir, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      )
    },
  })
  router.use((request, response, next) => {
    // A build that replaces the files under a running service must not stop it: that one answer is lost.
    response.once('pipe', (file) => file.once('error', () => response.destroy()))
    if (request.path === '/' || request.path === '/index.html') next()
    else files(request, response, next)
  })
  router.get('/{*path}', (request, response, next) => {
    // A missing file is a 404, not the page: only addresses of the application answer with it.
    if (/\.[a-z0-9]{2,11}$/i.test(request.path)) return next()
    response
      .status(isPage.test(request.path) ? 200 : 404)
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(html.replaceAll('__CSP_NONCE__', response.locals.nonce))
  })
  return router
}
