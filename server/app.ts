import type { RequestListener } from 'node:http'
import compression from 'compression'
import express from 'express'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Database } from './database/connect.ts'
import type { Locator } from './geography/locate.ts'
import type { Reference } from './geography/reference.ts'
import { geographyPaths, geographyRoutes } from './geography/routes.ts'
import { type CommuneSearch, createCommuneSearch } from './geography/search.ts'
import { clientRoutes } from './http/client.ts'
import { createMetrics } from './http/metrics.ts'
import { costlyPaths, openApiDocument, type RegisterPaths } from './http/openapi.ts'
import { notFoundHandler, problemHandler } from './http/problem.ts'
import { dataHeaders, requestsPerMinute, securityHeaders, setHeaders } from './http/security.ts'
import { access } from './identity/access.ts'
import { accountPaths } from './identity/account_routes.ts'
import { checkGuards } from './identity/guard.ts'
import { createIdentity } from './identity/mount.ts'
import { peoplePaths } from './identity/people_routes.ts'
import { matchingPaths, matchingRoutes } from './matching/routes.ts'
import type { PlaceCatalogue } from './places/catalogue.ts'
import { placesPaths, placesRoutes } from './places/routes.ts'
import { readinessRoutes } from './readiness.ts'
import { observeTiles } from './tiles/metrics.ts'
import { tilesPaths, tilesRoutes } from './tiles/routes.ts'
import type { TileService } from './tiles/service.ts'
import { answerHotTile } from './tiles/tile_handler.ts'
import type { ZoningCatalogue } from './zoning/catalogue.ts'
import { createHotZone } from './zoning/hot_zone.ts'
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
  /** Whether the service takes no new connection and finishes what it has. */
  stopping?: () => boolean
}

const paths: RegisterPaths[] = [
  zonePaths,
  geographyPaths,
  zoningPaths,
  placesPaths,
  matchingPaths,
  tilesPaths,
  accountPaths,
  peoplePaths,
]
const API = '/api/v1'

/**
 * Mounts each noun; the only file that knows them all.
 * @throws StartFailure when a route is missing from the table of accesses
 */
export function createApp(services: Services): RequestListener {
  const { config, reference, log } = services
  const communeSearch: CommuneSearch = createCommuneSearch(reference)
  const metrics = createMetrics()
  observeTiles(metrics.registry, services.tiles)
  const app = express()
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple')
  if (config.publicUrl) app.set('trust proxy', 'loopback, linklocal, uniquelocal')

  app.use(metrics.observe)
  const headers = dataHeaders(config)
  const identity = createIdentity(config, services.database, log)
  const { guard } = identity
  const guarded = { ...services, guard }
  // First what is asked by the thousand: a zone, too short to gain from compression, and tiles, compressed once.
  const first = [zoneRoutes(guarded), tilesRoutes(guarded)]
  app.use(API, setHeaders(headers), ...first)

  const api = express.Router()
  api.use(compression())
  const document = openApiDocument(paths, `${config.publicUrl ?? ''}${API}`, config.costlyPerMinute)
  api.get('/openapi.json', guard('GET /openapi.json'), (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').json(document)
  })
  api.get('/config', guard('GET /config'), (_request, response) => {
    response.set('Cache-Control', 'no-cache').json({
      geocoder: config.geocoderUrl ?? null,
      basemap: config.basemapUrl ?? null,
      manager: config.managerName,
      demo: config.demo,
      cog: reference.cog,
      today: services.today(),
    })
  })
  api.get('/access', guard('GET /access'), (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').json(access)
  })
  // Seconds of one core each: nobody may take them all.
  api.use(costlyPaths, requestsPerMinute(config.costlyPerMinute))
  api.use(geographyRoutes({ guard, reference, communeSearch }), zoningRoutes(guarded))
  api.use(placesRoutes(guarded), matchingRoutes(guarded), ...identity.api)
  app.use(API, api, notFoundHandler)
  checkGuards([...first, api], ['GET /tiles/:set/:z/:x/:y.mvt'])

  app.use(...securityHeaders({ ...config, issuers: issuersOf(config) }))
  app.use(identity.pages)
  app.use(readinessRoutes(services, metrics.registry))
  app.use(compression(), clientRoutes(services.clientDir), notFoundHandler)
  app.use(problemHandler(log))

  // Finding a route takes longer than sending a tile or a zone that memory holds.
  const answerHotZone = createHotZone({ ...services, headers })
  return (request, response) => {
    if (answerHotTile(services.tiles, API, request, response)) return
    if (answerHotZone(API, request, response)) return void metrics.countHot('/zones/at')
    app(request, response)
  }
}

const issuersOf = ({ providers }: Config) =>
  Object.values(providers).flatMap((provider) => (provider ? [provider.issuer] : []))
