import { expect, test } from 'vitest'
import { describeEngines } from './engines.ts'

describeEngines('an open database', (database, engine) => {
  test('names its versions', () => {
    expect(database().version).toMatch(/^PostgreSQL \d+(\.\d+)*, PostGIS 3\.\d+\.\d+$/)
    expect(database().engine).toBe(engine === 'embedded' ? 'embedded' : 'server')
  })

  test('gives a date as a day, without the machine’s time zone', async () => {
    const { sql } = database()
    const [row] = await sql`select ${'2025-03-30'}::date as day, array['2025-01-01'::date] as days`
    expect(row).toEqual({ day: '2025-03-30', days: ['2025-01-01'] })
  })

  test('has the extensions that the project relies on', async () => {
    const { sql } = database()
    const rows = await sql<{ name: string }[]>`
      select extname as name from pg_extension where extname <> 'plpgsql' order by extname`
    expect(rows.map(({ name }) => name)).toEqual(['btree_gist', 'pg_trgm', 'postgis', 'unaccent'])
  })
})
