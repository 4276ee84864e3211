import compression from 'compression'
import express, { type Express } from 'express'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Database } from './database/connect.ts'
import type { Locator } from './geography/locate.ts'
import type { Reference } from './geography/reference.ts'
import { geographyPaths, geographyRoutes } from './geography/routes.ts'
import { type CommuneSearch, createCommuneSearch } from './geography/search.ts'
import { clientRoutes } from './http/client.ts'
import { createMetrics } from './http/metrics.ts'
import { openApiDocument, type RegisterPaths } from './http/openapi.ts'
import { notFoundHandler, problemHandler } from './http/problem.ts'
import { dataHeaders, openToAllOrigins, requestsPerMinute, securityHeaders } from './http/security.ts'
import { matchingPaths, matchingRoutes } from './matching/routes.ts'
import type { PlaceCatalogue } from './places/catalogue.ts'
import { placesPaths, placesRoutes } from './places/routes.ts'
import { readinessRoutes } from './readiness.ts'
import { observeTiles } from './tiles/metrics.ts'
import { tilesPaths, tilesRoutes } from './tiles/routes.ts'
import type { TileService } from './tiles/service.ts'
import type { ZoningCatalogue } from './zoning/catalogue.ts'
import { zoningPaths, zoningRoutes } from './zoning/routes.ts'
import { zonePaths, zoneRoutes } from './zoning/zone_routes.ts'

export interface Services {
  config: Config
  database: Database
  reference: Reference
  locator: Locator
  zonings: ZoningCatalogue
  places: PlaceCatalogue
  tiles: TileService
  log: Logger
  /** Folder of the built client. */
  clientDir: string
  /** Today's date in France, `YYYY-MM-DD`. */
  today: () => string
}

const paths: RegisterPaths[] = [
  zonePaths,
  geographyPaths,
  zoningPaths,
  placesPaths,
  matchingPaths,
  tilesPaths,
]
const API = '/api/v1'

/** Mounts each noun; the only file that knows them all. */
export function createApp(services: Services): Express {
  const { config, reference, log } = services
  const communeSearch: CommuneSearch = createCommuneSearch(reference)
  const metrics = createMetrics()
  observeTiles(metrics.registry, services.tiles)
  const app = express()
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple')
  if (config.publicUrl) app.set('trust proxy', 'loopback, linklocal, uniquelocal')

  app.use(metrics.observe)
  // First what is asked by the thousand: a zone, too short to gain from compression, and tiles, compressed once.
  app.use(API, openToAllOrigins, dataHeaders(config), zoneRoutes(services), tilesRoutes(services))

  const api = express.Router()
  api.use(compression())
  const document = openApiDocument(paths, `${config.publicUrl ?? ''}${API}`)
  api.get('/openapi.json', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').json(document)
  })
  api.get('/config', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json({
      geocoder: config.geocoderUrl ?? null,
      basemap: config.basemapUrl ?? null,
      manager: config.managerName,
      demo: config.demo,
      cog: reference.cog,
      today: services.today(),
    })
  })
  // An upload costs seconds of one core: a person never needs more.
  api.post('/zonings/check', requestsPerMinute(20))
  api.use(geographyRoutes({ reference, communeSearch }), zoningRoutes(services))
  api.use(placesRoutes(services), matchingRoutes(services))
  app.use(API, api, notFoundHandler)

  app.use(...securityHeaders(config))
  app.use(readinessRoutes(services, metrics.registry))
  app.use(compression(), clientRoutes(services.clientDir), notFoundHandler)
  app.use(problemHandler(log))
  return app
}
