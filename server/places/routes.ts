import { type Response, Router } from 'express'
import { z } from 'zod'
import { frenchSpaces, writeDay } from '../french.ts'
import type { Reference } from '../geography/reference.ts'
import { day, regionCodes } from '../geography/schema.ts'
import { digest, isFresh, sendPublished, setFreshness } from '../http/conditional.ts'
import type { Guard } from '../http/guard.ts'
import { jsonResponse, page, problemResponse, type RegisterPaths } from '../http/openapi.ts'
import { Problem } from '../http/problem.ts'
import { readParameters } from '../http/validate.ts'
import { profession, zoneClassCodes } from '../nomenclature/schema.ts'
import type { ZoningCatalogue } from '../zoning/catalogue.ts'
import { publicationEvidence, zone } from '../zoning/schema.ts'
import type { PlaceCatalogue } from './catalogue.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { exportFormats, exportPlaces } from './export.ts'
import { boundingBox, kilometres, listOf, nearPoint } from './parameters.ts'
import { modes, type PlaceList, place, placeList } from './schema.ts'
import { filterPlaces, type PlaceFilters, sortPlaces, sorts } from './search.ts'
import { createSpecialtyNames, type SpecialtyNames } from './specialties.ts'
import { loadTableSchemas } from './table_schemas.ts'
import { createZonedPlaces, type ZonedList } from './zoned.ts'

const filters = {
  profession: profession.optional(),
  specialty: z
    .string()
    .optional()
    .meta({ description: 'DES slug or ANS code', example: 'medecine-generale' }),
  region: listOf(regionCodes, 'régions').optional(),
  mode: listOf(modes, 'modes').optional(),
  bbox: boundingBox.optional(),
  near: nearPoint.optional(),
  radius_km: kilometres.optional(),
  zone: listOf(zoneClassCodes, 'classes de zone').optional(),
  on: day.optional(),
  open: z.enum(['true', 'false'], 'true ou false').optional().meta({
    description: 'true: only the places open on the day asked, with a post left',
  }),
  q: z.string().trim().max(100, '100 caractères au plus').optional(),
}
const limitExpected = 'un entier de 1 à 1000'
const placesQuery = z.object({
  ...filters,
  sort: z.enum(sorts, `ordre attendu, parmi ${sorts.join(', ')}`).optional(),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, limitExpected)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 1000, limitExpected)
    .default(100),
  cursor: z.string().max(500).optional(),
})
const placePath = z.object({ id: z.string().max(40) })
const schemaPath = z.object({ name: z.string().max(60) })
const placeQuery = z.object({ on: day.optional() })
const exportQuery = z.object({
  ...filters,
  format: z.enum(exportFormats, `format attendu, parmi ${exportFormats.join(', ')}`),
})

interface PlaceServices {
  guard: Guard
  reference: Reference
  places: PlaceCatalogue
  zonings: ZoningCatalogue
  /** Today's date in France. */
  today: () => string
}

/** The national list in force: search, one place, files. */
export function placesRoutes({ guard, reference, places, zonings, today }: PlaceServices): Router {
  const router = Router()
  const zonedOn = createZonedPlaces({ places, zonings, reference })
  const specialties = createSpecialtyNames(reference.specialties)
  const schemas = loadTableSchemas()

  router.get('/places', guard('GET /places'), async (request, response) => {
    const { limit, cursor, ...query } = readParameters(placesQuery, request.query)
    const { sort = query.near ? 'distance' : 'name', on = today() } = query
    const asked = readFilters(query, on, specialties)
    if (sort === 'distance' && !asked.near)
      throw invalid('sort', sort, 'le tri par distance attend aussi « near »')
    const after = cursor === undefined ? undefined : readCursor(sort, cursor)
    if (after === null)
      throw invalid('cursor', cursor!, 'reprenez le « next_cursor » d’une réponse à la même question')
    const zoned = await zonedOn(on)
    const found = filterPlaces(zoned?.items.map(({ place }) => place) ?? [], asked)
    const page = sortPlaces(found, sort, { near: asked.near, limit, after })
    describe(response, zoned)
    sendPublished(
      request,
      response,
      {
        items: page.items,
        total: page.total,
        next_cursor: page.next && writeCursor(sort, page.next),
        on,
        list: zoned?.list ?? null,
      },
      { lastModified: zoned ? new Date(zoned.list.recorded_at) : undefined },
    )
  })

  router.get('/places/export', guard('GET /places/export'), async (request, response) => {
    const { format, ...query } = readParameters(exportQuery, request.query)
    const on = query.on ?? today()
    const asked = readFilters(query, on, specialties)
    const zoned = await zonedOn(on)
    if (!zoned) throw noList(on)
    const found = filterPlaces(
      zoned.items.map(({ place }) => place),
      asked,
    )
    const file = await exportPlaces(zoned.list, found, format)
    describe(response, zoned)
    // Made anew at each request, but always the same for the same list and question.
    const etag = digest(JSON.stringify([zoned.list.id, on, format, asked]))
    setFreshness(response, { etag, lastModified: new Date(zoned.list.recorded_at) })
    if (isFresh(request, response)) return void response.status(304).end()
    response.set('Content-Disposition', `attachment; filename="${file.name}"`)
    response.type(file.contentType).send(file.body)
  })

  router.get('/schemas/:name', guard('GET /schemas/:name'), (request, response) => {
    const { name } = readParameters(schemaPath, request.params)
    const schema = schemas.get(name)
    if (!schema)
      throw new Problem(
        404,
        'unknown_schema',
        frenchSpaces(`Le schéma « ${name} » n’existe pas ; il y a ${[...schemas.keys()].join(' et ')}.`),
      )
    sendPublished(request, response, schema, { maxAge: 3600 })
  })

  router.get('/places/:id', guard('GET /places/:id'), async (request, response) => {
    const { id } = readParameters(placePath, request.params)
    const { on = today() } = readParameters(placeQuery, request.query)
    const zoned = await zonedOn(on)
    const found = zoned?.items.find(({ place }) => place.id === id)
    if (!zoned || !found)
      throw new Problem(
        404,
        'unknown_place',
        frenchSpaces(`Le lieu « ${id} » n’est pas sur la liste nationale en vigueur le ${writeDay(on)}.`),
      )
    const { place, zone, publication } = found
    const ars = reference.regions.get(place.region)?.ars ?? null
    describe(response, zoned)
    sendPublished(
      request,
      response,
      { ...place, on, list: zoned.list, zone_detail: zone, publication, ars },
      { lastModified: new Date(zoned.list.recorded_at) },
    )
  })

  return router
}

function readFilters(
  query: Partial<z.infer<typeof placesQuery>>,
  on: string,
  specialties: SpecialtyNames,
): PlaceFilters {
  const { region, mode, zone, open, specialty } = query
  if (query.radius_km !== undefined && !query.near)
    throw invalid('radius_km', String(query.radius_km), 'le rayon attend aussi « near »')
  return {
    profession: query.profession,
    specialty: specialty === undefined ? undefined : readSpecialty(specialty, specialties),
    regions: region,
    modes: mode,
    zones: zone,
    bbox: query.bbox,
    near: query.near,
    radius_km: query.radius_km,
    q: query.q,
    open_on: open === 'true' ? on : undefined,
  }
}

/** @throws Problem 400 when no DES has this slug or ANS code */
function readSpecialty(name: string, specialties: SpecialtyNames): string {
  const slug = specialties.slug(name)
  if (!slug)
    throw invalid(
      'specialty',
      name,
      'un DES (medecine-generale) ou un code ANS (SM54) ; la liste est sous /specialties',
    )
  return slug
}

function invalid(field: string, value: string, message: string): Problem {
  return new Problem(400, 'invalid_parameters', frenchSpaces(`Paramètres à corriger : « ${field} ».`), {
    errors: [{ field, value, message: frenchSpaces(message) }],
  })
}

const noList = (on: string) =>
  new Problem(404, 'no_list', `Aucune liste nationale n’est en vigueur le ${writeDay(on)}.`)

/** The nature of the list travels with every answer, even where the body has no room for it. */
function describe(response: Response, zoned: { list: PlaceList } | ZonedList | null): void {
  if (zoned?.list.demonstration) response.set('X-Demonstration', 'sans valeur officielle')
}

const placesAnswer = page(place).extend({ on: day, list: placeList.nullable() })
const placeAnswer = place.extend({
  on: day,
  list: placeList,
  zone_detail: zone.nullable(),
  publication: publicationEvidence.nullable(),
  ars: z.object({ name: z.string(), url: z.string() }).nullable(),
})

export const placesPaths: RegisterPaths = (registry) => {
  registry.registerPath({
    method: 'get',
    path: '/places',
    summary: 'La liste nationale des lieux d’exercice en vigueur, filtrée et triée',
    request: { query: placesQuery },
    responses: {
      200: jsonResponse('Les lieux et leur zone', placesAnswer),
      400: problemResponse('Paramètre à corriger'),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/places/{id}',
    summary: 'Un lieu, sa zone, l’acte qui la fixe et l’ARS à joindre',
    request: { params: placePath, query: placeQuery },
    responses: {
      200: jsonResponse('Le lieu', placeAnswer),
      400: problemResponse('Paramètre à corriger'),
      404: problemResponse('`unknown_place`'),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/places/export',
    summary: 'La liste nationale ou une partie, en fichier CSV, GeoJSON ou XLSX',
    request: { query: exportQuery },
    responses: {
      200: {
        description: 'Le fichier',
        content: {
          'text/csv': { schema: z.string() },
          'application/geo+json': { schema: z.string() },
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: z.string() },
        },
      },
      400: problemResponse('Paramètre à corriger'),
      404: problemResponse('`no_list` : aucune liste en vigueur'),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/schemas/{name}',
    summary: 'Le Table Schema d’un fichier lu : places.schema.json, zoning.schema.json',
    request: { params: schemaPath },
    responses: {
      200: jsonResponse('Table Schema', z.record(z.string(), z.unknown())),
      404: problemResponse('`unknown_schema`'),
    },
  })
}
