import { describe, expect, test } from 'vitest'
import { loadReference } from '../../server/geography/reference.ts'
import { createCommuneSearch } from '../../server/geography/search.ts'

const { suggest } = createCommuneSearch(loadReference())
const codes = (query: string, limit = 5) => suggest(query, limit).items.map(({ code }) => code)

describe('the search of a commune', () => {
  test('prefers the exact name, then the most inhabited', () => {
    expect(codes('Tours')[0]).toBe('37261')
    expect(codes('saint-denis', 2)).toEqual(['97411', '93066'])
  })

  test('finds a word inside a name', () => {
    expect(codes('retz', 20)).toContain('44021')
  })

  test('finds a commune by the name that it bore before a merger, and says so', () => {
    const [found] = suggest('Bohas-Meyriat-Rignat', 3).items
    expect(found).toMatchObject({ code: '01245', match: expect.stringMatching(/name|alias/) })
  })

  test('finds by postal code, whole or not, and by INSEE code', () => {
    expect(codes('37000')).toEqual(['37261'])
    expect(codes('2A004')[0]).toBe('2A004')
    expect(codes('976', 30).every((code) => code.startsWith('976'))).toBe(true)
  })

  test('gives arrondissements as well as their city', () => {
    expect(codes('paris', 30)).toContain('75056')
    expect(codes('75011')).toContain('75111')
  })

  test('gives no more than asked, and nothing for nonsense', () => {
    expect(codes('a', 7)).toHaveLength(7)
    expect(codes('qwxz')).toEqual([])
    expect(codes('%_\\')).toEqual([])
  })
})

test('tells how many answer, however few are asked for', () => {
  expect(suggest('saint', 2).items).toHaveLength(2)
  expect(suggest('saint', 2).total).toBe(suggest('saint', 1000).total)
  expect(suggest('saint', 2).total).toBeGreaterThan(1000)
})
