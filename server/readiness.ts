import { Router } from 'express'
import type { Registry } from 'prom-client'
import type { Database } from './database/connect.ts'
import { nameTrouble } from './database/unreachable.ts'
import { countCommunes } from './geography/queries.ts'
import type { Reference } from './geography/reference.ts'

interface Readiness {
  database: Database
  reference: Reference
  stopping?: () => boolean
}

/** Milliseconds that the database has to answer: who asks decides where to send people, and does not wait. */
const PATIENCE_MS = 2000

/** For the machines that watch the service: is the process alive, can it answer, how does it do. */
export function readinessRoutes({ database, reference, stopping }: Readiness, registry: Registry): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    const checks = stopping?.()
      ? { service: 'le service s’arrête : il ne prend plus de demandes' }
      : await readiness(database, reference)
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

async function readiness(database: Database, reference: Reference): Promise<Record<string, string>> {
  const lost = (reason: string) => ({
    database: `la base de données ne répond pas (${reason})`,
    reference: 'inconnue tant que la base ne répond pas',
  })
  const trouble = database.trouble()
  if (trouble) return lost(trouble)
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref())
  try {
    const communes = await Promise.race([countCommunes(database.sql), late])
    if (communes === null) return lost('elle ne répond pas à temps')
    const expected = reference.communes.size
    const wrong = `la base compte ${communes} communes au lieu de ${expected}`
    return { database: 'ok', reference: communes === expected ? 'ok' : wrong }
  } catch (error) {
    return lost(nameTrouble(error))
  }
}
