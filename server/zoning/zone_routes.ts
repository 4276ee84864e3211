import { Router } from 'express'
import { z } from 'zod'
import { writeDay } from '../french.ts'
import type { Locator } from '../geography/locate.ts'
import type { Reference } from '../geography/reference.ts'
import { commune, communeCode, day } from '../geography/schema.ts'
import { sendPublished } from '../http/conditional.ts'
import type { Guard } from '../http/guard.ts'
import { jsonResponse, problemResponse, type RegisterPaths } from '../http/openapi.ts'
import { Problem } from '../http/problem.ts'
import { readParameters } from '../http/validate.ts'
import type { ZoningCatalogue } from './catalogue.ts'
import { profession, publicationEvidence, zone, zoneAt, zonePeriod } from './schema.ts'
import { findZoneAt } from './zone_at.ts'
import { zoneOfCommune } from './zone_of_commune.ts'

const longitude = 'longitude attendue : un nombre de -180 à 180, en degrés'
const latitude = 'latitude attendue : un nombre de -90 à 90, en degrés'

/** A number written out: an empty or blank parameter is not zero. */
const degrees = (expected: string, limit: number) =>
  z
    .string(expected)
    .regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, expected)
    .transform(Number)
    .refine((value) => Math.abs(value) <= limit, expected)

const pointQuery = z.object({
  lon: degrees(longitude, 180),
  lat: degrees(latitude, 90),
  profession,
  on: day.optional(),
})
const communePath = z.object({ code: z.string().toUpperCase().pipe(communeCode) })
const communeQuery = z.object({ profession: profession.default('medecin'), on: day.optional() })

const communeAnswer = commune.extend({
  department_name: z.string(),
  region_name: z.string(),
  ars: z.object({ name: z.string(), url: z.string() }),
  /** For Paris, Lyon and Marseille, whose zoning is by arrondissement. */
  arrondissements: z.array(z.object({ code: communeCode, name: z.string(), class: z.string().nullable() })),
  profession,
  on: day,
  zone: zone.nullable(),
  publication: publicationEvidence.nullable(),
  history: z.array(zonePeriod),
})

interface ZoneServices {
  guard: Guard
  reference: Reference
  locator: Locator
  zonings: ZoningCatalogue
  /** Today's date in France. */
  today: () => string
}

/** Which zone is it here, by which act, since when, and is it open to the CESP? */
export function zoneRoutes({ guard, reference, locator, zonings, today }: ZoneServices): Router {
  const router = Router()

  router.get('/zones/at', guard('GET /zones/at'), async (request, response) => {
    const { lon, lat, profession, on = today() } = readParameters(pointQuery, request.query)
    const code = locator.locate(lon, lat)
    if (code === null) {
      throw new Problem(
        404,
        'outside_territory',
        `Le point ${lon}, ${lat} n’est dans aucune commune de métropole ni des cinq départements d’outre-mer.`,
      )
    }
    const snapshot = await zonings.inForce(profession, on)
    const answer = findZoneAt(snapshot, reference, code)
    if (!answer) throw noZoning(profession, on, reference.communes.get(code)!.region, reference)
    sendPublished(request, response, answer, { lastModified: snapshot.modified ?? undefined })
  })

  router.get('/communes/:code', guard('GET /communes/:code'), async (request, response) => {
    const { code } = readParameters(communePath, request.params)
    const { profession, on = today() } = readParameters(communeQuery, request.query)
    const found = reference.communes.get(code)
    if (!found) throw unknownCommune(code, reference)
    const snapshot = await zonings.inForce(profession, on)
    const answer = zoneOfCommune(snapshot, reference, code)
    const document = {
      ...found,
      department_name: reference.departments.get(found.department)!.name,
      region_name: reference.regions.get(found.region)!.name,
      ars: reference.regions.get(found.region)!.ars,
      arrondissements: (reference.arrondissements.get(code) ?? []).map((part) => ({
        code: part,
        name: reference.communes.get(part)!.name,
        class: snapshot.unit(part)?.class ?? null,
      })),
      profession,
      on,
      zone: answer?.zone ?? null,
      publication: answer?.publication ?? null,
      history: await zonings.history(profession, code),
    }
    sendPublished(request, response, document, { lastModified: snapshot.modified ?? undefined })
  })

  return router
}

function noZoning(profession: string, on: string, region: string, reference: Reference): Problem {
  const label = reference.professions.get(profession as never)?.label ?? profession
  const name = reference.regions.get(region as never)?.name ?? region
  return new Problem(
    404,
    'no_zoning',
    `Aucun zonage publié ici n’est en vigueur le ${writeDay(on)} pour la profession « ${label} » en ${name}.`,
    { profession, on, region },
  )
}

function unknownCommune(code: string, reference: Reference): Problem {
  const former = reference.former.get(code)
  if (!former) {
    return new Problem(
      404,
      'unknown_commune',
      `Le code « ${code} » n’est celui d’aucune commune du COG ${reference.cog}.`,
    )
  }
  const current = reference.communes.get(former.current)
  return new Problem(
    404,
    'former_commune',
    `Le code « ${code} » est celui d’une ancienne commune (${former.name}) ; demandez ${former.current} (${current?.name ?? ''}).`,
    { current: former.current },
  )
}

export const zonePaths: RegisterPaths = (registry) => {
  registry.registerPath({
    method: 'get',
    path: '/zones/at',
    summary: 'La zone d’un point, son acte et ses dates',
    request: { query: pointQuery },
    responses: {
      200: jsonResponse('La zone', zoneAt),
      400: problemResponse('Paramètre à corriger'),
      404: problemResponse(
        '`outside_territory` : hors du territoire ; `no_zoning` : aucun zonage en vigueur',
      ),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/communes/{code}',
    summary: 'Une commune, sa zone, sa population, son APL et l’histoire de sa zone',
    request: { params: communePath, query: communeQuery },
    responses: {
      200: jsonResponse('La commune', communeAnswer),
      400: problemResponse('Paramètre à corriger'),
      404: problemResponse('`unknown_commune` ou `former_commune`'),
    },
  })
}
