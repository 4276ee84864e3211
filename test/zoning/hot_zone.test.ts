import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { createHotZone } from '../../server/zoning/hot_zone.ts'
import { reference } from './files.ts'

test('a zoning that memory does not hold is left to the route, which waits for it', () => {
  const asked: string[] = []
  const answer = createHotZone({
    reference,
    locator: { locate: () => '37261' },
    zonings: {
      inMemory: (profession, on) => {
        asked.push(`${profession} ${on}`)
        return null
      },
    },
    today: () => '2026-11-22',
    headers: {},
  })
  const request = { method: 'GET', url: '/zones/at?lon=0.68&lat=47.39&profession=medecin', headers: {} }
  expect(answer('', request as IncomingMessage, {} as ServerResponse)).toBe(false)
  expect(asked).toEqual(['medecin 2026-11-22'])
})
