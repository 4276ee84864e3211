import { type Request, Router } from 'express'
import { z } from 'zod'
import { frenchSpaces } from '../french.ts'
import type { Reference } from '../geography/reference.ts'
import { day, type RegionCode, regionCodes } from '../geography/schema.ts'
import { isFresh, setFreshness } from '../http/conditional.ts'
import type { Guard } from '../http/guard.ts'
import { jsonResponse, problemResponse, type RegisterPaths } from '../http/openapi.ts'
import { Problem } from '../http/problem.ts'
import { readParameters } from '../http/validate.ts'
import { profession } from '../nomenclature/schema.ts'
import type { PlaceCatalogue } from '../places/catalogue.ts'
import { kilometres, listOf, nearPoint } from '../places/parameters.ts'
import { modes } from '../places/schema.ts'
import { createSpecialtyNames, type SpecialtyNames } from '../places/specialties.ts'
import { createZonedPlaces } from '../places/zoned.ts'
import type { ZoningCatalogue } from '../zoning/catalogue.ts'
import { encode } from './encode.ts'
import { createKnownPlaces } from './known_places.ts'
import { matchPlaces } from './match.ts'
import { matchSorts, type Names, type Question } from './question.ts'
import { loadRegimes, regimeCodes } from './regime.ts'
import { type Matches, matches } from './schema.ts'
import { serializeMatches } from './serialize.ts'

const matchesQuery = z.object({
  profession,
  specialty: z.string().optional().meta({
    description: 'DES slug or ANS code; needed for `medecin`',
    example: 'medecine-generale',
  }),
  training_region: z
    .string('région de formation attendue : un code de région (24) ou d’UFR, ou « inconnue »')
    .meta({
      description:
        'INSEE region code, code of a UFR (see /universities), or `inconnue`: no priority is computed',
      example: '24',
    }),
  mode: listOf(modes, 'modes').optional(),
  near: nearPoint.optional(),
  max_km: kilometres.optional(),
  regime: z.enum(regimeCodes, `régime attendu, parmi ${regimeCodes.join(', ')}`).optional(),
  on: day.optional(),
  include: z.literal('ineligible', 'seule valeur possible : ineligible').optional(),
  sort: z.enum(matchSorts, `ordre attendu, parmi ${matchSorts.join(', ')}`).default('priority'),
})

interface MatchingServices {
  guard: Guard
  reference: Reference
  places: PlaceCatalogue
  zonings: ZoningCatalogue
  /** Today's date in France. */
  today: () => string
}

/** Which places of the national list are open to a candidate, in which order, and why. */
export function matchingRoutes({ guard, reference, places, zonings, today }: MatchingServices): Router {
  const router = Router()
  const regimes = loadRegimes(reference.dir)
  const specialties = createSpecialtyNames(reference.specialties)
  const zonedOn = createZonedPlaces({ places, zonings, reference })
  const knownPlaces = createKnownPlaces(zonings, reference)
  const names = namesFrom(reference)

  router.get('/matches', guard('GET /matches'), async (request, response) => {
    const query = readParameters(matchesQuery, request.query)
    const question = toQuestion(query, query.on ?? today(), reference, specialties)
    const regime = regimes.byCode.get(query.regime ?? regimes.default)!
    const zoned = await zonedOn(question.on)
    const known = zoned ? await knownPlaces(zoned, question.on, regime) : []
    const all = matchPlaces(known, question, regime, names)
    const eligible = all.filter((match) => match.eligible)
    const items = query.include ? all : eligible
    const answer: Matches = {
      on: question.on,
      total: items.length,
      eligible: eligible.length,
      priority: eligible.filter((match) => match.priority).length,
      ineligible: all.length - eligible.length,
      demonstration: zoned?.list.demonstration ?? false,
      items,
    }
    const { body, etag } = serializeMatches(answer)
    const accepted = acceptedEncoding(request)
    setFreshness(response, { etag: accepted ? `${etag}-${accepted}` : etag })
    response.vary('Accept-Encoding')
    if (zoned?.list.demonstration) response.set('X-Demonstration', 'sans valeur officielle')
    if (isFresh(request, response)) return void response.status(304).end()
    const encoded = await encode(body, accepted)
    if (encoded.encoding) response.set('Content-Encoding', encoded.encoding)
    response.type('application/json').send(encoded.body)
  })

  return router
}

/** Brotli whenever it is accepted: browsers name gzip first, and weigh both the same. */
function acceptedEncoding(request: Request): 'br' | 'gzip' | null {
  if (request.acceptsEncodings('br')) return 'br'
  return request.acceptsEncodings('gzip') ? 'gzip' : null
}

function toQuestion(
  query: z.infer<typeof matchesQuery>,
  on: string,
  reference: Reference,
  specialties: SpecialtyNames,
): Question {
  const { profession, sort, near = null, max_km = null } = query
  const errors: { field: string; value: string | null; message: string }[] = []
  const specialty = query.specialty === undefined ? null : specialties.slug(query.specialty)
  if (query.specialty !== undefined && !specialty)
    errors.push({
      field: 'specialty',
      value: query.specialty,
      message: 'un DES (medecine-generale) ou un code ANS (SM54) ; la liste est sous /specialties',
    })
  if (query.specialty === undefined && profession === 'medecin')
    errors.push({
      field: 'specialty',
      value: null,
      message: 'la spécialité est attendue pour un médecin, par exemple medecine-generale',
    })
  const trainingRegion = readTrainingRegion(query.training_region, reference)
  if (trainingRegion === undefined)
    errors.push({
      field: 'training_region',
      value: query.training_region,
      message: `un code de région (${regionCodes.join(', ')}) ou un code d’UFR ; la liste est sous /universities`,
    })
  if (max_km !== null && !near)
    errors.push({ field: 'max_km', value: String(max_km), message: 'la distance attend aussi « near »' })
  if (sort === 'distance' && !near)
    errors.push({ field: 'sort', value: sort, message: 'le tri par distance attend aussi « near »' })
  if (errors.length > 0 || trainingRegion === undefined) {
    const fields = errors.map(({ field }) => `« ${field} »`).join(', ')
    throw new Problem(400, 'invalid_parameters', frenchSpaces(`Paramètres à corriger : ${fields}.`), {
      errors: errors.map((each) => ({ ...each, message: frenchSpaces(each.message) })),
    })
  }
  return {
    profession,
    specialty,
    training_region: trainingRegion,
    modes: query.mode ?? [],
    near,
    max_km,
    on,
    sort,
  }
}

/** The region hangs on the UFR, not on the subdivision (domain.md §4). null: said to be unknown; undefined: no such code. */
function readTrainingRegion(
  code: string,
  { regions, universities }: Reference,
): RegionCode | null | undefined {
  if (code === 'inconnue') return null
  if (regions.has(code)) return code as RegionCode
  return universities.get(code)?.region
}

function namesFrom({ professions, specialties, regions }: Reference): Names {
  return {
    profession: (code) => professions.get(code as never)?.label ?? code,
    specialty: (code) => specialties.get(code)?.name ?? code,
    region: (code) => regions.get(code)?.name ?? code,
  }
}

export const matchingPaths: RegisterPaths = (registry) => {
  registry.registerPath({
    method: 'get',
    path: '/matches',
    summary: 'Les lieux ouverts à une personne, dans quel ordre, et pourquoi',
    description:
      'La réponse est complète : chaque lieu de la liste y est, ouvert ou, avec include=ineligible, avec les raisons qui l’écartent (lieux fermés compris). Ordre : lieux ouverts, puis priorité régionale, puis distance (avec near), ancienneté de la zone, APL, identifiant. Sans regime : celui des contrats signés depuis le 20 mars 2020.',
    request: { query: matchesQuery },
    responses: {
      200: jsonResponse('Les lieux et leurs raisons', matches),
      400: problemResponse('Paramètre à corriger'),
    },
  })
}
