import { describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { StartFailure } from '../../server/database/failure.ts'

describe('settings', () => {
  test('have a default each', () => {
    expect(readConfig({}, '/srv')).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/.data',
      databaseUrl: undefined,
      demo: true,
      managerName: 'CNG',
    })
  })

  test('demonstration data stay away from a real database unless asked for', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://h/b' }).demo).toBe(false)
    expect(readConfig({ DATABASE_URL: 'postgres://h/b', DEMO: '1' }).demo).toBe(true)
    expect(readConfig({ DEMO: '0' }).demo).toBe(false)
  })

  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DEMO', 'oui'],
    ['PUBLIC_URL', 'carte.fr'],
    ['GEOCODER_URL', 'ftp://x'],
    ['BASEMAP_URL', 'https://tuiles.fr/'],
    ['LOG_LEVEL', 'bavard'],
  ])('%s = « %s » stops the start, naming both and what was expected', (name, value) => {
    const attempt = () => readConfig({ [name]: value })
    expect(attempt).toThrow(StartFailure)
    expect(attempt).toThrow(new RegExp(`${name} = « ${value} ».*attendu`))
  })
})
