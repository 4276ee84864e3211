import type { Request, RequestHandler, Response, Router } from 'express'
import { StartFailure } from '../database/failure.ts'
import type { Guard } from '../http/guard.ts'
import { Problem } from '../http/problem.ts'
import { type Access, access, mayCall, mayTouch, type Route, type Row } from './access.ts'
import type { Identity } from './identity.ts'
import { comesFromOurPages, crossSite } from './same_site.ts'

/** Under which route of the table a handler guards; also how the start finds what is not guarded. */
const guards = new WeakMap<RequestHandler, string>()

interface GuardSettings {
  identify: (request: Request) => Promise<Identity>
  /** The service's own origin as its visitors write it; absent: the one of the request. */
  publicUrl: string | undefined
}

export function createGuard({ identify, publicUrl }: GuardSettings): Guard {
  return (route) => {
    const entry: Access | undefined = access[route as Route]
    if (!entry) throw unlisted(route)
    const handler: RequestHandler = isOpen(entry)
      ? (_request, _response, next) => next()
      : async (request, response, next) => {
          response.setHeader('Cache-Control', 'private, no-store')
          response.setHeader('Vary', 'Cookie, Authorization')
          response.removeHeader('Access-Control-Allow-Origin')
          response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
          const identity = await identify(request)
          // A token is not sent by a browser of itself, as a cookie is.
          const isWrite = !SAFE.has(request.method)
          if (isWrite && !isToken(identity) && !comesFromOurPages(request, publicUrl)) throw crossSite()
          if (!mayCall(entry, identity)) throw refusal(identity)
          response.locals.identity = identity
          next()
        }
    guards.set(handler, route)
    return handler
  }
}

const unlisted = (route: string) =>
  new StartFailure(`La route « ${route} » manque à la table des accès (server/identity/access.ts).`)

/** Published to everybody: who asks changes nothing, and is not asked. */
const isOpen = ({ allow }: Access) => Object.values(allow).every((rows) => rows === 'published')

/** Who asks, behind a guard. */
export const identityOf = (response: Response): Identity => response.locals.identity

/** Who signs a write in the journal, and from where: the session or the token, never an address. */
export function authorOf(response: Response): { actor: string; origin: string } {
  const { person, by } = identityOf(response)
  const way = by === null ? 'public' : 'session' in by ? by.session : by.token
  return { actor: person ?? 'public', origin: `http ${way}` }
}

/** Whether the person may touch the row; what they may not see answers as what does not exist: the caller's 404. */
export const reaches = (route: Route, response: Response, row: Row): boolean =>
  mayTouch(access[route], identityOf(response), row)

function refusal(identity: Identity): Problem {
  if (identity.person === null)
    return new Problem(401, 'sign_in_required', 'Connectez-vous pour accéder à cette adresse.')
  return isToken(identity)
    ? new Problem(
        403,
        'forbidden',
        'Ce jeton ne donne pas accès à cette adresse : sa portée ou votre rôle ne le permet pas.',
      )
    : new Problem(403, 'forbidden', 'Votre rôle ne donne pas accès à cette adresse.')
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const isToken = ({ by }: Identity) => by !== null && 'token' in by

interface RouteLayer {
  route?: { path: string; stack: { method: string; handle: RequestHandler }[] }
  handle: RequestHandler & { stack?: RouteLayer[] }
}

/**
 * Refuses to start with a route that is not guarded by its own line of the table, or with a line that no route has. `elsewhere`: lines answered outside Express's routes.
 * @throws StartFailure
 */
export function checkGuards(routers: Router[], elsewhere: readonly Route[] = []): void {
  const met = new Set<string>(elsewhere)
  const visit = (layers: RouteLayer[]) => {
    for (const { route, handle } of layers) {
      if (!route) {
        if (handle.stack) visit(handle.stack)
        continue
      }
      const methods = new Set(route.stack.map(({ method }) => method.toUpperCase()))
      for (const method of methods) {
        const name = `${method} ${route.path}`
        const first = route.stack.find((layer) => layer.method.toUpperCase() === method)!
        if (guards.get(first.handle) !== name)
          throw new StartFailure(
            `La route « ${name} » n’est pas gardée par sa ligne de la table des accès (server/identity/access.ts).`,
          )
        met.add(name)
      }
    }
  }
  visit(routers.flatMap((router) => router.stack as unknown as RouteLayer[]))
  const unused = Object.keys(access).filter((route) => !met.has(route))
  if (unused.length > 0)
    throw new StartFailure(`La table des accès nomme des routes qui n’existent pas : ${unused.join(', ')}.`)
}
