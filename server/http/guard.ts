import type { RequestHandler } from 'express'

/**
 * The first handler of every route of the API: lets through those who may call it. The route is written as in the
 * table of accesses: `GET /communes/:code`.
 */
export type Guard = (route: string) => RequestHandler
