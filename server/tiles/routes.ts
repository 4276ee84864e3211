import compression from 'compression'
import { Router } from 'express'
import { z } from 'zod'
import { writeDay } from '../french.ts'
import type { Reference } from '../geography/reference.ts'
import { day } from '../geography/schema.ts'
import { sendPublished } from '../http/conditional.ts'
import type { Guard } from '../http/guard.ts'
import { jsonResponse, problemResponse, type RegisterPaths } from '../http/openapi.ts'
import { Problem } from '../http/problem.ts'
import { readParameters } from '../http/validate.ts'
import { profession } from '../nomenclature/schema.ts'
import { MAX_ZOOM, MIN_ZOOM } from './recipe.ts'
import type { TileService } from './service.ts'
import { tileHandler } from './tile_handler.ts'
import { describeSet, tileJson } from './tile_json.ts'

interface TileServices {
  guard: Guard
  tiles: TileService
  reference: Pick<Reference, 'professions'>
  config: { publicUrl: string | undefined }
  /** Today's date in France, `YYYY-MM-DD`. */
  today: () => string
}

const question = z.object({ profession, on: day.optional() })

/** The set in force of a profession, and the tiles of any set. Mount it first: tiles need nothing of what follows. */
export function tilesRoutes({ guard, tiles, reference, config, today }: TileServices): Router {
  const router = Router()
  router.use(tileHandler(tiles))

  router.get(
    '/tiles/:profession.json',
    guard('GET /tiles/:profession.json'),
    compression(),
    async (request, response) => {
      const asked = readParameters(question, { ...request.query, ...request.params })
      const on = asked.on ?? today()
      const label = reference.professions.get(asked.profession)?.label ?? asked.profession
      const set = await tiles.tileSet(asked.profession, on)
      if (!set)
        throw new Problem(
          404,
          'no_zoning',
          `Aucun zonage n’est en vigueur pour la profession « ${label} » le ${writeDay(on)} : il n’y a pas de carte à montrer.`,
        )
      const origin = config.publicUrl ?? `${request.protocol}://${request.get('host')}`
      const address = `${origin}${request.baseUrl}/tiles/${set.set}/{z}/{x}/{y}.mvt`
      sendPublished(
        request,
        response,
        describeSet({ ...set, profession: asked.profession, on }, { tiles: address, label }),
      )
    },
  )
  return router
}

const position = z.object({
  set: z.string().meta({
    description: 'Nom du jeu de tuiles, donné par le TileJSON',
    example: 'medecin-20250509-0123456789abcdef',
  }),
  z: z.int().min(MIN_ZOOM).max(MAX_ZOOM),
  x: z.int().min(0),
  y: z.int().min(0),
})

export const tilesPaths: RegisterPaths = (registry) => {
  registry.registerPath({
    method: 'get',
    path: '/tiles/{profession}.json',
    summary: 'TileJSON du zonage en vigueur un jour donné',
    description:
      'L’adresse des tuiles nomme un jeu immuable : couches zones, communes (à partir du zoom 9), names, departments et places.',
    request: { params: question.pick({ profession: true }), query: question.pick({ on: true }) },
    responses: {
      200: jsonResponse('TileJSON 3.0, avec le jeu de tuiles et ses publications', tileJson),
      400: problemResponse('Paramètre à corriger'),
      404: problemResponse('no_zoning : aucun zonage en vigueur ce jour-là'),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/tiles/{set}/{z}/{x}/{y}.mvt',
    summary: 'Une tuile vectorielle',
    request: { params: position },
    responses: {
      200: {
        description: 'Mapbox Vector Tile 2.1, immuable, compressée par gzip si le client l’accepte',
        content: { 'application/vnd.mapbox-vector-tile': { schema: { type: 'string', format: 'binary' } } },
      },
      204: { description: 'Tuile vide' },
      304: { description: 'Le client a déjà cette tuile' },
      400: problemResponse('Zoom, colonne ou ligne hors limites'),
      404: problemResponse('unknown_tile_set : jeu de tuiles inconnu'),
      503: problemResponse('tiles_unavailable : la tuile n’a pas pu être préparée'),
    },
  })
}
