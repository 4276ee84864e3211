import { z } from 'zod'
import { type FieldError, Problem } from './problem.ts'

// Messages that a schema does not word itself are French too.
z.config(z.locales.fr())

/**
 * Reads query or path parameters with a zod schema.
 * @throws Problem 400 `invalid_parameters` naming each field, the value received and what was expected;
 *         unknown parameters are refused so that a misspelt one is never ignored in silence.
 */
export function readParameters<S extends z.ZodObject>(schema: S, input: Record<string, unknown>): z.infer<S> {
  const result = strict(schema).safeParse(input)
  if (result.success) return result.data as z.infer<S>
  throw toCorrect('Paramètres', result.error, input, Object.keys(schema.shape))
}

/**
 * Reads the JSON body of a write.
 * @throws Problem 400 `invalid_body` naming each field, as {@link readParameters}
 */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const read = schema instanceof z.ZodObject ? strict(schema) : schema
  const input = body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {}
  const result = read.safeParse(input)
  if (result.success) return result.data as z.infer<S>
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  throw toCorrect('Champs', result.error, input, known)
}

function toCorrect(
  what: 'Paramètres' | 'Champs',
  error: z.ZodError,
  input: Record<string, unknown>,
  known: string[],
): Problem {
  const errors = error.issues.flatMap((issue): FieldError[] => {
    if (issue.code !== 'unrecognized_keys')
      return [fieldError(issue.path.join('.'), input[String(issue.path[0])], issue.message)]
    const expected = known.length > 0 ? ` ; attendus : ${known.join(', ')}` : ''
    const noun = what === 'Paramètres' ? 'paramètre' : 'champ'
    return issue.keys.map((key) => fieldError(key, input[key], `${noun} inconnu${expected}`))
  })
  const names = [...new Set(errors.map((e) => `« ${e.field} »`))].join(', ')
  const code = what === 'Paramètres' ? 'invalid_parameters' : 'invalid_body'
  return new Problem(400, code, `${what} à corriger : ${names}.`, { errors })
}

/** Compiling a schema costs more than reading with it. */
function strict(schema: z.ZodObject): z.ZodObject {
  const known = strictSchemas.get(schema)
  if (known) return known
  const made = schema.strict()
  strictSchemas.set(schema, made)
  return made
}

const strictSchemas = new WeakMap<z.ZodObject, z.ZodObject>()

function fieldError(field: string, value: unknown, message: string): FieldError {
  return { field, value: value === undefined ? null : String(value), message }
}
