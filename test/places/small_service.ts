import type { AddressInfo } from 'node:net'
import express from 'express'
import pino from 'pino'
import { problemHandler } from '../../server/http/problem.ts'
import { matchingRoutes } from '../../server/matching/routes.ts'
import type { ListInForce } from '../../server/places/catalogue.ts'
import { placesRoutes } from '../../server/places/routes.ts'
import type { PlaceRecord } from '../../server/places/schema.ts'
import type { ZoningCatalogue } from '../../server/zoning/catalogue.ts'
import { act, today } from '../matching/examples.ts'
import { noGuard } from '../setup/no_guard.ts'
import { smallReference } from './small_reference.ts'

/** Class of each commune in the mock zoning: Bonneval ZIP, Tours ZAC, Brest out; Paris has none in force. */
const classes: Record<string, 'ZIP' | 'ZAC' | 'HZ'> = { '28051': 'ZIP', '37261': 'ZAC', '29019': 'HZ' }

const unit = (code: string) =>
  classes[code]
    ? { code, class: classes[code], territory_code: null, territory_name: null, note: null }
    : null

const zonings = {
  inForce: (profession: string, on: string) => ({
    profession,
    on,
    key: 'cle',
    modified: null,
    publications: new Map([
      ['24', act],
      ['53', { ...act, region: '53' }],
    ]),
    unit,
  }),
  history: async (_profession: string, code: string) =>
    classes[code]
      ? [{ class: classes[code], from: '2025-05-09', from_is_latest: true, to: null, publication: act }]
      : [],
  onChange: () => {},
} as unknown as ZoningCatalogue

/** The routes of places and matches over a list given by hand, in force from 2026-01-01 on. */
export async function startSmallService(places: PlaceRecord[]) {
  const list = {
    id: 'liste-20260101-1a2b3c4d',
    effective_on: '2026-01-01',
    demonstration: true,
    file_name: 'liste.csv',
    sha256: '0'.repeat(64),
    places: places.length,
    recorded_at: '2026-01-01T08:00:00.000Z',
  }
  const inForce = (on: string): ListInForce | null => (on >= list.effective_on ? { list, places } : null)
  const services = {
    reference: smallReference,
    zonings,
    places: {
      inForce,
      lists: () => [list],
      refresh: async () => {},
      onChange: () => {},
      close: async () => {},
    },
    today: () => today,
    guard: noGuard,
  }
  const app = express().set('query parser', 'simple').set('etag', false)
  app.use(placesRoutes(services), matchingRoutes(services), problemHandler(pino({ enabled: false })))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    async ask(path: string, init?: RequestInit) {
      const response = await fetch(`${url}${path}`, init)
      const bytes = Buffer.from(await response.arrayBuffer())
      const json = response.headers.get('content-type')?.includes('json')
      return {
        status: response.status,
        headers: response.headers,
        bytes,
        // biome-ignore lint/suspicious/noExplicitAny: the tests read documents of every shape, and assert them
        body: (json ? JSON.parse(bytes.toString()) : null) as any,
      }
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
