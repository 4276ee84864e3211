import { Router } from 'express'
import type { Registry } from 'prom-client'
import type { Database } from './database/connect.ts'
import { countCommunes } from './geography/queries.ts'
import type { Reference } from './geography/reference.ts'

interface Readiness {
  database: Database
  reference: Reference
}

/** For the machines that watch the service: is the process alive, can it answer, how does it do. */
export function readinessRoutes({ database, reference }: Readiness, registry: Registry): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    const checks = await readiness(database, reference)
    const ready = Object.values(checks).every((check) => check === 'ok')
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .set(ready ? {} : { 'Retry-After': '5' })
      .json({ status: ready ? 'ready' : 'unavailable', checks })
  })
  router.get('/metrics', async (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics())
  })
  return router
}

async function readiness({ sql }: Database, reference: Reference) {
  try {
    const communes = await countCommunes(sql)
    return { database: 'ok', reference: communes === reference.communes.size ? 'ok' : `${communes} communes` }
  } catch (error) {
    return { database: (error as Error).message, reference: 'unknown' }
  }
}
