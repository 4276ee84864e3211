import { z } from 'zod'
import { day, regionCodes } from '../../../server/geography/schema.ts'
import { profession } from '../../../server/zoning/schema.ts'
import { UsageError } from '../command.ts'

export const regionOrAll = z.enum(
  [...regionCodes, 'all'],
  `région attendue, parmi ${regionCodes.join(', ')}, ou all`,
)
export const region = z.enum(regionCodes, `région attendue, parmi ${regionCodes.join(', ')}`)
export { day, profession }

/** Options as typed → their values. @throws UsageError naming each option, its value and what was expected */
export function readOptions<S extends z.ZodObject>(schema: S, options: Record<string, unknown>): z.infer<S> {
  const result = schema.safeParse(options)
  if (result.success) return result.data as z.infer<S>
  const lines = result.error.issues.map(({ path, message }) => {
    const name = String(path[0]).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return `--${name} « ${options[String(path[0])] ?? ''} » : ${message}`
  })
  throw new UsageError(lines.join('\n'))
}
