import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Problem } from '../../server/http/problem.ts'
import { readParameters } from '../../server/http/validate.ts'

const schema = z.object({ region: z.enum(['24', '75']), limit: z.coerce.number().int().max(10).default(5) })

const problemOf = (input: Record<string, unknown>): Problem => {
  try {
    readParameters(schema, input)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('accepted')
}

describe('parameters', () => {
  test('that fit are read, defaults included', () => {
    expect(readParameters(schema, { region: '24' })).toEqual({ region: '24', limit: 5 })
  })

  test('that do not fit are all named, with their values', () => {
    const { status, extra } = problemOf({ region: 'x', limit: '11' })
    expect(status).toBe(400)
    expect(extra.errors?.map(({ field, value }) => [field, value])).toEqual([
      ['region', 'x'],
      ['limit', '11'],
    ])
  })

  test('that nobody knows are refused, naming those expected', () => {
    const { extra } = problemOf({ region: '24', regoin: '75' })
    expect(extra.errors?.[0]).toMatchObject({
      field: 'regoin',
      message: expect.stringContaining('region, limit'),
    })
  })

  test('given twice are refused rather than one being chosen', () => {
    expect(problemOf({ region: ['24', '75'] }).extra.errors?.[0]?.field).toBe('region')
  })

  test('are refused in French', () => {
    expect(problemOf({ region: '24', limit: 'beaucoup' }).extra.errors?.[0]?.message).toMatch(
      /entrée invalide|nombre/i,
    )
  })
})
