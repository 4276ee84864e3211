import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'

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

/** The OpenAPI 3.1 document, from the very schemas that validate the requests. */
export function openApiDocument(nouns: RegisterPaths[], server: string) {
  const registry = new OpenAPIRegistry()
  for (const register of nouns) register(registry)
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'carte-cesp',
      version: '1',
      description:
        'Zonages des professions de santé, liste nationale des lieux d’exercice et correspondances, pour le contrat d’engagement de service public (CESP).',
      license: {
        name: 'MIT (code), Licence Ouverte 2.0 (données)',
        url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
      },
    },
    servers: [{ url: server }],
  })
}
