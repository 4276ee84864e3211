import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { frenchSpaces } from '../french.ts'
import { httpLimits } from './limits.ts'

extendZodWithOpenApi(z)

export type Registry = OpenAPIRegistry
export type RegisterPaths = (registry: Registry) => void

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().meta({ description: 'In French, for the person who asked' }),
    errors: z
      .array(z.object({ field: z.string(), value: z.string().nullable(), message: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })

/** An `application/problem+json` answer. */
export const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

export const jsonResponse = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
})

/** `{items, total, next_cursor}`, the shape of every list. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.number().int(), next_cursor: z.string().nullable() })

/** Routes that take seconds of one core, as Express writes them. */
export const costlyPaths = ['/zonings/check', '/zonings/export', '/zonings/:id/export', '/places/export']

const isCostly = (path: string) => costlyPaths.includes(path.replaceAll(/\{(\w+)\}/g, ':$1'))

/** The limits that hold for every route, in the words of the README. */
const describeLimits = (costlyPerMinute: number) =>
  frenchSpaces(
    [
      'Zonages des professions de santé, liste nationale des lieux d’exercice et correspondances, pour le contrat d’engagement de service public (CESP).',
      `Limites : une adresse de ${httpLimits.addressLength} caractères (414), ${httpLimits.headerBytes / 1024} Kio d’en-têtes (431), envoyés en ${httpLimits.headersMs / 1000} s, et la requête entière en ${httpLimits.requestMs / 1000} s (408) ; un fichier de 50 Mo (413) ; ${costlyPerMinute} vérifications de fichier ou exports par minute et par adresse (429, avec Retry-After et les en-têtes RateLimit et RateLimit-Policy).`,
      'Quand la base de données ne répond pas, ce qui en a besoin répond 503 « database_unavailable » avec Retry-After ; le reste continue.',
    ].join('\n\n'),
  )

/** What any operation may answer, beside what its noun says. */
function addCommonAnswers(path: string, item: Record<string, { responses?: Record<string, unknown> }>): void {
  for (const { responses } of Object.values(item)) {
    if (!responses) continue
    responses['503'] ??= problem(
      '`database_unavailable` : la base de données ne répond pas ; voir Retry-After',
    )
    if (isCostly(path)) responses['429'] ??= tooMany
  }
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const tooMany = {
  ...problem('`too_many_requests` : trop de demandes coûteuses en une minute'),
  headers: {
    'Retry-After': { description: 'Secondes à attendre', schema: { type: 'integer' } },
    RateLimit: { description: 'Ce qui reste (IETF draft 8)', schema: { type: 'string' } },
    'RateLimit-Policy': { description: 'La limite (IETF draft 8)', schema: { type: 'string' } },
  },
}

/** The OpenAPI 3.1 document, from the very schemas that validate the requests. */
export function openApiDocument(nouns: RegisterPaths[], server: string, costlyPerMinute = 30) {
  const registry = new OpenAPIRegistry()
  for (const register of nouns) register(registry)
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'carte-cesp',
      version: '1',
      description: describeLimits(costlyPerMinute),
      license: {
        name: 'MIT (code), Licence Ouverte 2.0 (données)',
        url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
      },
    },
    servers: [{ url: server }],
  })
  for (const [path, item] of Object.entries(document.paths ?? {})) addCommonAnswers(path, item as never)
  return document
}
