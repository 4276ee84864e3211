import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { json, type Request, type Response, Router } from 'express'
import { asPerson } from '../database/act.ts'
import type { Database } from '../database/connect.ts'
import { writeDay } from '../french.ts'
import type { Reference } from '../geography/reference.ts'
import { isFresh, requireMatch, sendPublished, setFreshness } from '../http/conditional.ts'
import type { Guard } from '../http/guard.ts'
import { Problem } from '../http/problem.ts'
import { readAhead } from '../http/read_ahead.ts'
import { readUpload } from '../http/upload.ts'
import { readBody, readParameters } from '../http/validate.ts'
import { authorOf, identityOf, reaches } from '../identity/guard.ts'
import type { ZoningCatalogue } from './catalogue.ts'
import { checkZoning } from './check.ts'
import { compareZonings } from './compare.ts'
import { contentInForce, contentOfPublication } from './export/content.ts'
import { type ExportedFile, exportZoning } from './export/export.ts'
import {
  checkFields,
  diffQuery,
  exportInForceQuery,
  exportQuery,
  listQuery,
  withdrawal,
  zoningPath,
} from './parameters.ts'
import { selectReport } from './queries.ts'
import { MOST_BYTES } from './read/refuse.ts'
import { createNameIndex, type NameIndex } from './resolve/by_name.ts'
import type { Publication } from './schema.ts'
import { withdraw } from './withdraw.ts'

export { zoningPaths } from './paths.ts'

interface ZoningServices {
  guard: Guard
  database: Database
  reference: Reference
  zonings: ZoningCatalogue
  /** Today's date in France. */
  today: () => string
}

/** Seconds: the report of a publication never changes. */
const FOR_EVER = 31_536_000

/** Publications, their reports, what they change, and files; checking a file without storing it. */
export function zoningRoutes({ guard, database, reference, zonings, today }: ZoningServices): Router {
  const router = Router()
  const { sql } = database
  let names: NameIndex | undefined

  router.get('/zonings', guard('GET /zonings'), async (request, response) => {
    const { limit, cursor, on = today(), ...filter } = readParameters(listQuery, request.query)
    const all = await zonings.list({ ...filter, on })
    const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
    if (cursor !== undefined && from === 0) throw unknownCursor(cursor)
    const items = all.slice(from, from + limit)
    const next_cursor = from + limit < all.length ? items.at(-1)!.id : null
    sendPublished(request, response, { items, total: all.length, next_cursor, on }, latest(all))
  })

  router.get('/zonings/export', guard('GET /zonings/export'), async (request, response) => {
    const { profession, region, on = today(), format } = readParameters(exportInForceQuery, request.query)
    const content = contentInForce(await zonings.inForce(profession, on), region ?? null, reference)
    if (content.units.length === 0)
      throw new Problem(
        404,
        'no_zoning',
        `Aucun zonage n’est en vigueur le ${writeDay(on)} pour « ${profession} ».`,
      )
    const file = exportZoning(content, format, { reference, sql })
    await sendFile(request, response, file, { etag: `${content.key}-${on}-${format}` })
  })

  router.post('/zonings/check', guard('POST /zonings/check'), async (request, response) => {
    const { fields, file } = await readUpload(request, MOST_BYTES)
    const { profession, region = null, ...dates } = readParameters(checkFields, fields)
    if (!file) throw missingFile()
    const act = dates.effective_on
      ? { signed_on: null, published_on: null, ...dates, effective_on: dates.effective_on }
      : null
    const current = await zonings.inForce(profession, act?.effective_on ?? today())
    names ??= createNameIndex(reference)
    const input = { ...file, profession, region, act, current }
    const { report } = await checkZoning(input, reference, names)
    response
      .status(report.valid ? 200 : 422)
      .set('Cache-Control', 'private, no-store')
      .json(report)
  })

  router.get('/zonings/:id', guard('GET /zonings/:id'), async (request, response) => {
    const found = await find(request)
    sendPublished(request, response, found, latest([found]))
  })

  const withdrawRoute = 'POST /zonings/:id/withdraw'
  router.post(
    '/zonings/:id/withdraw',
    guard(withdrawRoute),
    json({ limit: '8kb' }),
    async (request, response) => {
      const found = await find(request)
      if (!reaches(withdrawRoute, response, { region: found.region }))
        throw new Problem(
          403,
          'forbidden',
          `Ce zonage est celui d’une autre région (${found.region}) que la vôtre.`,
        )
      const { on, motive } = readBody(withdrawal, request.body)
      requireMatch(request, found)
      const transact = asPerson(sql, identityOf(response))
      // Somebody else may withdraw it at this very moment: the first stands.
      if (!(await withdraw(transact, found.id, { on, motive, ...authorOf(response) })))
        throw new Problem(412, 'stale', 'Ce zonage vient d’être retiré par quelqu’un d’autre : relisez-le.')
      await zonings.refresh()
      response.json(await find(request))
    },
  )

  router.get('/zonings/:id/report', guard('GET /zonings/:id/report'), async (request, response) => {
    const found = await find(request)
    const report = await selectReport(sql, found.id)
    sendPublished(request, response, report, { ...latest([found]), maxAge: FOR_EVER })
  })

  router.get('/zonings/:id/diff', guard('GET /zonings/:id/diff'), async (request, response) => {
    const { against } = readParameters(diffQuery, request.query)
    const found = await find(request)
    const other =
      against === undefined ? await zonings.previous(found.id) : await zonings.find(against, today())
    if (against !== undefined && !other) throw unknownZoning(against)
    if (other && (other.profession !== found.profession || other.region !== found.region))
      throw notComparable(found.id, other.id)
    const before = other && (await zonings.units(other.id))
    const after = await zonings.units(found.id)
    sendPublished(request, response, {
      id: found.id,
      against: other?.id ?? null,
      ...compareZonings(before, after!, reference),
    })
  })

  router.get('/zonings/:id/export', guard('GET /zonings/:id/export'), async (request, response) => {
    const { format } = readParameters(exportQuery, request.query)
    const found = await find(request)
    const content = contentOfPublication(found, (await zonings.units(found.id))!)
    const file = exportZoning(content, format, { reference, sql })
    await sendFile(request, response, file, { etag: `${found.id}-${format}`, ...latest([found]) })
  })

  async function find(request: Request): Promise<Publication> {
    const { id } = readParameters(zoningPath, request.params)
    const found = await zonings.find(id, today())
    if (!found) throw unknownZoning(id)
    return found
  }

  return router
}

const latest = (publications: Publication[]) =>
  publications.length
    ? { lastModified: new Date(Math.max(...publications.map((p) => Date.parse(p.recorded_at)))) }
    : {}

async function sendFile(
  request: Request,
  response: Response,
  { name, contentType, body }: ExportedFile,
  freshness: Parameters<typeof setFreshness>[1],
): Promise<void> {
  setFreshness(response, freshness)
  if (isFresh(request, response)) return void response.status(304).end()
  const begun = await readAhead(body as Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>)
  response.set('Content-Disposition', `attachment; filename="${name}"`).type(contentType)
  // A reader who goes away is no failure of ours: the export stops there.
  await pipeline(Readable.from(begun, { objectMode: false }), response).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
    },
  )
}

const unknownZoning = (id: string) =>
  new Problem(404, 'unknown_zoning', `Aucun zonage publié ne porte l’identifiant « ${id} ».`)

const notComparable = (id: string, against: string) =>
  new Problem(
    422,
    'not_comparable',
    `Les zonages « ${id} » et « ${against} » ne se comparent pas : la même profession et la même région étaient attendues.`,
  )

const unknownCursor = (cursor: string) =>
  new Problem(400, 'invalid_parameters', 'Paramètres à corriger : « cursor ».', {
    errors: [
      {
        field: 'cursor',
        value: cursor,
        message: 'reprenez le « next_cursor » d’une réponse à la même question',
      },
    ],
  })

const missingFile = () =>
  new Problem(400, 'invalid_parameters', 'Paramètres à corriger : « file ».', {
    errors: [{ field: 'file', value: null, message: 'un fichier CSV ou XLSX était attendu' }],
  })
