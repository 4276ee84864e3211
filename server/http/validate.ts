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
  const errors = result.error.issues.flatMap((issue): FieldError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) =>
          fieldError(
            key,
            input[key],
            `paramètre inconnu ; attendus : ${Object.keys(schema.shape).join(', ')}`,
          ),
        )
      : [fieldError(issue.path.join('.'), input[String(issue.path[0])], issue.message)],
  )
  const names = [...new Set(errors.map((e) => `« ${e.field} »`))].join(', ')
  throw new Problem(400, 'invalid_parameters', `Paramètres à corriger : ${names}.`, { errors })
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
