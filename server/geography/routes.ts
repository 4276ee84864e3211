import { Router } from 'express'
import { z } from 'zod'
import { sendPublished } from '../http/conditional.ts'
import type { Guard } from '../http/guard.ts'
import { jsonResponse, page, problemResponse, type RegisterPaths } from '../http/openapi.ts'
import { readParameters } from '../http/validate.ts'
import type { Reference } from './reference.ts'
import { communeSuggestion } from './schema.ts'
import type { CommuneSearch } from './search.ts'

const searchQuery = z.object({
  q: z
    .string('un nom, un code postal ou un code INSEE est attendu')
    .trim()
    .min(1, 'au moins un caractère : un nom, un code postal ou un code INSEE')
    .max(80, '80 caractères au plus'),
  limit: z.coerce
    .number('un entier de 1 à 1000')
    .int('un entier de 1 à 1000')
    .min(1, 'un entier de 1 à 1000')
    .max(1000, 'un entier de 1 à 1000')
    .default(100),
})

interface GeographyServices {
  guard: Guard
  reference: Reference
  communeSearch: CommuneSearch
}

/** The reference lists that questions are asked with, and the search of a commune. */
export function geographyRoutes({ guard, reference, communeSearch }: GeographyServices): Router {
  const router = Router()

  router.get('/communes', guard('GET /communes'), (request, response) => {
    const { q, limit } = readParameters(searchQuery, request.query)
    const found = communeSearch.suggest(q, limit)
    sendPublished(request, response, { ...found, next_cursor: null }, { maxAge: 3600 })
  })

  const lists = {
    regions: [...reference.regions.values()],
    departments: [...reference.departments.values()],
    universities: [...reference.universities.values()],
    specialties: [...reference.specialties.values()],
    professions: [...reference.professions.values()],
  }
  for (const [name, items] of Object.entries(lists)) {
    router.get(`/${name}`, guard(`GET /${name}`), (request, response) => {
      readParameters(z.object({}), request.query)
      sendPublished(request, response, { items, total: items.length, next_cursor: null }, { maxAge: 3600 })
    })
  }
  return router
}

const anyItem = z.record(z.string(), z.unknown())

export const geographyPaths: RegisterPaths = (registry) => {
  registry.registerPath({
    method: 'get',
    path: '/communes',
    summary: 'Communes et arrondissements par nom, code postal ou code INSEE',
    request: { query: searchQuery },
    responses: {
      200: jsonResponse('Suggestions', page(communeSuggestion)),
      400: problemResponse('Paramètre à corriger'),
    },
  })
  for (const [name, summary] of [
    ['regions', 'Régions et leur ARS'],
    ['departments', 'Départements'],
    ['universities', 'UFR de médecine et leur région'],
    ['specialties', 'Les 44 DES et leurs codes ANS'],
    ['professions', 'Professions, classes de zone, ouverture au CESP et pourquoi'],
  ] as const) {
    registry.registerPath({
      method: 'get',
      path: `/${name}`,
      summary,
      responses: { 200: jsonResponse('La liste entière', page(anyItem)) },
    })
  }
}
