import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { isUnavailable } from '../database/unreachable.ts'
import { frenchSpaces } from '../french.ts'

export interface FieldError {
  /** Name of the parameter or path of the body's key. */
  field: string
  value: string | null
  message: string
}

/** An error the caller can act on: RFC 9457 `application/problem+json`, with a stable `code` and a French `detail`. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly extra: { errors?: FieldError[]; [member: string]: unknown } = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(frenchSpaces(detail))
  }

  toJSON() {
    return {
      type: 'about:blank',
      title: titles[this.status] ?? 'Erreur',
      status: this.status,
      code: this.code,
      detail: this.message,
      ...this.extra,
      ...(this.extra.errors ? { errors: this.extra.errors.map(spaced) } : {}),
    }
  }
}

/** The status in words: what RFC 9457 §4.2.1 wants of a problem without a type of its own. */
const titles: Record<number, string> = {
  400: 'Requête à corriger',
  401: 'Connexion nécessaire',
  403: 'Accès refusé',
  404: 'Introuvable',
  405: 'Méthode non permise',
  406: 'Format non proposé',
  408: 'Trop lent',
  412: 'État périmé',
  413: 'Trop volumineux',
  414: 'Adresse trop longue',
  415: 'Type de contenu non accepté',
  417: 'Attente non satisfaite',
  422: 'Contenu refusé',
  428: 'Condition attendue',
  429: 'Trop de requêtes',
  431: 'En-têtes trop volumineux',
  500: 'Erreur du service',
  503: 'Service indisponible',
}

const spaced = (error: FieldError): FieldError => ({ ...error, message: frenchSpaces(error.message) })

/** Nothing here is written over HTTP: what is not a reading is refused before asking whether the address exists. */
export const notFoundHandler: RequestHandler = (request, _response, next) => {
  const path = request.originalUrl.split('?')[0]
  if (request.method === 'GET' || request.method === 'HEAD') {
    return next(new Problem(404, 'not_found', `L’adresse « ${path} » n’existe pas.`))
  }
  const detail = `La méthode ${request.method} n’est pas permise à l’adresse « ${path} » : elle se lit par GET.`
  next(new Problem(405, 'method_not_allowed', detail, {}, { Allow: 'GET, HEAD' }))
}

/** Last handler of the app: a Problem answers as it is; anything else is logged and answers 500 without its details. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (response.headersSent) {
      // Cut rather than ended: a reader must not take half an answer for a whole one.
      if (!response.writableEnded) response.destroy()
      if (!isUnavailable(error) && !isLostReader(error))
        log.error({ err: error, path: request.path }, 'answer cut')
      return
    }
    const problem = asProblem(error)
    // The watch says that the database is lost, once, rather than every request that needed it.
    if (problem.status >= 500 && problem.code !== 'database_unavailable')
      log.error({ err: error, path: request.path }, 'request failed')
    response
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .set(problem.headers)
      .type('application/problem+json')
      .send(JSON.stringify(problem))
  }
}

const isLostReader = (error: unknown) =>
  (error as { code?: string } | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE'

/** What is answered while the database cannot be asked; what memory holds is answered all the same. */
export const databaseUnavailable = () =>
  new Problem(
    503,
    'database_unavailable',
    'La base de données ne répond pas en ce moment : cette demande n’a pas pu être servie. Le service reprendra de lui-même ; recommencez dans quelques secondes.',
    {},
    { 'Retry-After': '5' },
  )

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isUnavailable(error)) return databaseUnavailable()
  const status = (error as { status?: number })?.status
  if (status === 400)
    return new Problem(
      400,
      'bad_request',
      'La requête est mal formée : son adresse ou son corps ne se lit pas.',
    )
  if (status === 413)
    return new Problem(413, 'too_large', 'Le corps de la requête dépasse la taille permise.')
  return new Problem(
    500,
    'internal_error',
    'Le service n’a pas pu répondre. Rien n’a été modifié ; recommencez dans quelques instants.',
  )
}
