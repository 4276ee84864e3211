import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCommunes } from '../../server/geography/load.ts'
import { problemHandler } from '../../server/http/problem.ts'
import { createZoningCatalogue, type ZoningCatalogue } from '../../server/zoning/catalogue.ts'
import { publish } from '../../server/zoning/publish.ts'
import { selectHeads } from '../../server/zoning/queries.ts'
import { zoningRoutes } from '../../server/zoning/routes.ts'
import { publication, report, zoningDiff } from '../../server/zoning/schema.ts'
import { describeEngines } from '../database/engines.ts'
import { noGuard } from '../setup/no_guard.ts'
import { fixturePath, prepareRegion, reference, topology } from './files.ts'

describeEngines('the routes of zonings', (database) => {
  let server: Server
  let zonings: ZoningCatalogue
  let ids: string[]

  beforeAll(async () => {
    await loadCommunes(database(), reference)
    ids = []
    for (const [day, share] of [
      ['2025-01-01', 17],
      ['2026-01-01', 10],
      ['2030-01-01', 4],
    ] as const) {
      const prepared = await prepareRegion('06', day, (_code, i) => (i < share ? 'ZIP' : 'ZAC'))
      const expectedHeads = await selectHeads(database().sql, 'medecin')
      ids.push(
        ...(await publish(database(), prepared, { actor: 'essai', topology, expectedHeads })).published,
      )
    }
    zonings = await createZoningCatalogue(database(), reference)
    const app = express()
    app.use(
      zoningRoutes({ guard: noGuard, database: database(), reference, zonings, today: () => '2026-11-22' }),
    )
    app.use(problemHandler(pino({ level: 'silent' })))
    await new Promise<void>((resolve) => {
      server = app.listen(0, '127.0.0.1', () => resolve())
      // On a busy machine the default of 5 s closes a connection under the next request.
      server.keepAliveTimeout = 120_000
    })
  })
  afterAll(async () => {
    server.close()
    await zonings.close()
  })

  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init)
    const text = await response.text()
    const body = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
    return { status: response.status, headers: response.headers, body }
  }
  const upload = (
    name: string,
    fields: Record<string, string>,
    bytes: BlobPart = readFileSync(fixturePath(name)),
  ) => {
    const form = new FormData()
    for (const [key, value] of Object.entries(fields)) form.set(key, value)
    form.set('file', new Blob([bytes]), name)
    return ask('/zonings/check', { method: 'POST', body: form })
  }

  test('an unknown zoning answers 404 by name, on each route', async () => {
    for (const path of ['', '/report', '/diff', '/export?format=csv']) {
      const { status, body } = await ask(`/zonings/medecin-99${path}`)
      expect([status, body.code]).toEqual([404, 'unknown_zoning'])
      expect(body.detail).toMatch(/medecin-99/)
    }
    expect((await ask('/zonings/export?profession=infirmier&format=csv')).body.code).toBe('no_zoning')
  })

  test.each([
    ['/zonings?profession=medcin', 'profession'],
    ['/zonings?region=999', 'region'],
    ['/zonings?on=2026-02-30', 'on'],
    ['/zonings?status=ancien', 'status'],
    ['/zonings?limit=0', 'limit'],
    ['/zonings?cursor=rien', 'cursor'],
    ['/zonings?couleur=bleu', 'couleur'],
    ['/zonings/export?profession=medecin&format=pdf', 'format'],
  ])('%s answers 400 naming « %s »', async (path, field) => {
    const { status, body, headers } = await ask(path)
    expect(status).toBe(400)
    expect(headers.get('content-type')).toMatch(/problem\+json/)
    expect(body.errors.map((e: { field: string }) => e.field)).toEqual([field])
  })

  test('zonings of other regions or professions do not compare: 422', async () => {
    const prepared = await prepareRegion('03', '2025-01-01')
    const { published } = await publish(database(), prepared, {
      actor: 'essai',
      topology,
      expectedHeads: new Map(),
    })
    await zonings.refresh()
    const { status, body } = await ask(`/zonings/${ids[0]}/diff?against=${published[0]}`)
    expect([status, body.code]).toEqual([422, 'not_comparable'])
  })

  test('the list gives each status on the day, page by page', async () => {
    const { body } = await ask('/zonings?profession=medecin&region=06')
    expect(body.items.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
      [ids[2], 'to_come'],
      [ids[1], 'in_force'],
      [ids[0], 'replaced'],
    ])
    for (const item of body.items) publication.parse(item)
    const first = (await ask('/zonings?region=06&limit=2')).body
    expect(first).toMatchObject({ total: 3, next_cursor: ids[1] })
    const second = (await ask(`/zonings?region=06&limit=2&cursor=${first.next_cursor}`)).body
    expect(second).toMatchObject({ items: [{ id: ids[0] }], total: 3, next_cursor: null })
    expect((await ask('/zonings?region=06&on=2025-06-01&status=in_force')).body.items).toMatchObject([
      { id: ids[0] },
    ])
  })

  test('one zoning gives its evidence, its report and what it changes to the one before', async () => {
    const { body } = await ask(`/zonings/${ids[1]}`)
    expect(body).toMatchObject({
      id: ids[1],
      status: 'in_force',
      units: 17,
      by_class: { ZIP: { units: 10 }, ZAC: { units: 7 } },
    })
    expect(report.parse((await ask(`/zonings/${ids[1]}/report`)).body).valid).toBe(true)
    const diff = zoningDiff.parse((await ask(`/zonings/${ids[1]}/diff`)).body)
    expect(diff).toMatchObject({
      id: ids[1],
      against: ids[0],
      changed: 7,
      changes: [{ from: 'ZIP', to: 'ZAC', units: 7 }],
    })
    expect(diff.units).toHaveLength(7)
    expect((await ask(`/zonings/${ids[0]}/diff`)).body).toMatchObject({ against: null, changed: 17 })
    expect((await ask(`/zonings/${ids[0]}/diff?against=${ids[2]}`)).body).toMatchObject({
      against: ids[2],
      changed: 13,
    })
  })

  test('published data carries a validator, and answers 304 to whoever has it', async () => {
    for (const path of [
      '/zonings',
      `/zonings/${ids[1]}`,
      `/zonings/${ids[1]}/report`,
      `/zonings/${ids[1]}/export?format=csv`,
    ]) {
      const first = await ask(path)
      const etag = first.headers.get('etag')!
      expect(etag).toMatch(/^"/)
      expect(first.headers.get('last-modified')).toBeTruthy()
      expect((await ask(path, { headers: { 'If-None-Match': etag } })).status).toBe(304)
    }
  })

  test.each([
    ['csv', 'text/csv'],
    ['geojson', 'application/geo+json'],
    ['flatgeobuf', 'application/vnd.flatgeobuf'],
  ])('an export in %s is named and typed', async (format, type) => {
    const { status, headers } = await ask(`/zonings/${ids[1]}/export?format=${format}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain(type)
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`filename="zonage-${ids[1]}\\.(csv|geojson|fgb)"`),
    )
    const inForce = await ask(`/zonings/export?profession=medecin&region=06&on=2025-06-01&format=${format}`)
    expect(inForce.headers.get('content-disposition')).toMatch(/filename="zonage-medecin-06-2025-06-01\./)
  })

  test('checking a file stores nothing: 413, 415, 400, 422, 200', async () => {
    const [before] = await database().sql`select count(*)::int as n from zoning_publication`
    const fields = { profession: 'medecin', region: '06' }
    expect((await upload('vaste.csv', fields, new Uint8Array(51 * 1024 * 1024))).status).toBe(413)
    expect((await ask('/zonings/check', { method: 'POST', body: 'x' })).status).toBe(415)
    const nothing = await upload('canonical.csv', { region: '99' })
    expect(nothing.body.errors.map((e: { field: string }) => e.field)).toEqual(['profession', 'region'])
    const refused = await upload('two_classes.csv', fields)
    expect([refused.status, report.parse(refused.body).errors[0]!.code]).toEqual([422, 'two_classes'])
    const valid = await upload('canonical.csv', fields)
    expect(valid.status).toBe(200)
    expect(report.parse(valid.body)).toMatchObject({ valid: true, diff: { against: [ids[1]], changed: 0 } })
    expect(valid.headers.get('cache-control')).toBe('private, no-store')
    const [after] = await database().sql`select count(*)::int as n from zoning_publication`
    expect(after).toEqual(before)
  })

  test('the file’s name is kept as it was given', async () => {
    const { body } = await upload('canonical.csv', { profession: 'medecin', region: '06' })
    expect(body.file.name).toBe('canonical.csv')
  })
})
