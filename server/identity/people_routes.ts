import { json, Router } from 'express'
import { z } from 'zod'
import { actAs } from '../database/act.ts'
import type { Sql } from '../database/database.ts'
import { regionCode } from '../geography/schema.ts'
import type { Guard } from '../http/guard.ts'
import { jsonResponse, problemResponse, type RegisterPaths } from '../http/openapi.ts'
import { Problem } from '../http/problem.ts'
import { readBody, readParameters } from '../http/validate.ts'
import { selectPeople, selectPerson } from './account_queries.ts'
import { giveRole, takeRole } from './grants.ts'
import { authorOf, identityOf } from './guard.ts'
import { refused } from './refused.ts'
import { person, type Role } from './schema.ts'

interface PeopleServices {
  guard: Guard
  sql: Sql
}

/** A role as it is given: a referent over a region, an employer over places. */
const givenRole = z.discriminatedUnion('role', [
  z.object({ role: z.literal('ars_referent'), region: regionCode }).strict(),
  z
    .object({ role: z.literal('employer'), places: z.array(z.string().min(1).max(80)).min(1).max(500) })
    .strict(),
  z.object({ role: z.literal('national_manager') }).strict(),
  z.object({ role: z.literal('administrator') }).strict(),
])

const personPath = z.object({ id: z.string() })
const grantPath = z.object({
  id: z.string(),
  grant: z.string().regex(/^\d{1,18}$/, 'numéro de rôle attendu'),
})
const grant = z.object({
  id: z.string(),
  role: z.string(),
  region: z.string().nullable(),
  places: z.array(z.string()).nullable(),
  granted_by: z.string(),
  granted_at: z.string(),
})

/** Who is known, and which roles they hold: for the administrator. */
export function peopleRoutes({ guard, sql }: PeopleServices): Router {
  const router = Router()

  router.get('/people', guard('GET /people'), async (request, response) => {
    readParameters(z.object({}), request.query)
    const items = await actAs(sql, identityOf(response), selectPeople)
    response.json({ items, total: items.length, next_cursor: null })
  })

  router.get('/people/:id', guard('GET /people/:id'), async (request, response) => {
    const { id } = readParameters(personPath, request.params)
    const found = await actAs(sql, identityOf(response), async (tx) => {
      const known = await selectPerson(tx, id)
      if (!known) return null
      const roles = await tx<{ id: string; granted_at: Date }[]>`
        select id, role, region, places, granted_by, granted_at from role_grant
        where person = ${id} and revoked_at is null order by id`
      return { ...known, roles }
    })
    if (!found) throw unknown(id)
    response.json(found)
  })

  router.post(
    '/people/:id/roles',
    guard('POST /people/:id/roles'),
    json({ limit: '64kb' }),
    async (request, response) => {
      const { id } = readParameters(personPath, request.params)
      const asked = readBody(givenRole, request.body)
      const wanted: Role = { region: null, places: null, ...asked }
      const identity = identityOf(response)
      const { id: given, created } = await actAs(sql, identity, async (tx) => {
        if (!(await selectPerson(tx, id))) throw unknown(id)
        return giveRole(tx, id, wanted, authorOf(response))
      })
      response.status(created ? 201 : 200).json({ id: given })
    },
  )

  router.delete(
    '/people/:id/roles/:grant',
    guard('DELETE /people/:id/roles/:grant'),
    async (request, response) => {
      const { id, grant } = readParameters(grantPath, request.params)
      const identity = identityOf(response)
      const taken = await actAs(sql, identity, (tx) => takeRole(tx, id, grant, authorOf(response)))
      if (!taken)
        throw new Problem(404, 'not_found', `La personne « ${id} » n’a pas de rôle numéro ${grant}.`)
      response.status(204).end()
    },
  )

  return router
}

const unknown = (id: string) => new Problem(404, 'not_found', `La personne « ${id} » n’existe pas.`)

export const peoplePaths: RegisterPaths = (registry) => {
  registry.registerPath({
    method: 'get',
    path: '/people',
    summary: 'Les personnes connues du service (administrateur)',
    responses: {
      200: jsonResponse(
        'La liste entière',
        z.object({ items: z.array(person), total: z.int(), next_cursor: z.null() }),
      ),
      ...refused,
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/people/{id}',
    summary: 'Une personne et ses rôles (administrateur)',
    request: { params: personPath },
    responses: {
      200: jsonResponse('La personne', person.extend({ roles: z.array(grant) })),
      404: problemResponse('`not_found`'),
      ...refused,
    },
  })
  registry.registerPath({
    method: 'post',
    path: '/people/{id}/roles',
    summary: 'Donner un rôle (administrateur)',
    description: 'Donner un rôle que la personne a déjà ne change rien et répond 200.',
    request: { params: personPath, body: { content: { 'application/json': { schema: givenRole } } } },
    responses: {
      200: jsonResponse('Le rôle qu’elle avait déjà', z.object({ id: z.string() })),
      201: jsonResponse('Le rôle donné', z.object({ id: z.string() })),
      400: problemResponse('Champ à corriger'),
      404: problemResponse('`not_found`'),
      ...refused,
    },
  })
  registry.registerPath({
    method: 'delete',
    path: '/people/{id}/roles/{grant}',
    summary: 'Reprendre un rôle (administrateur)',
    request: { params: grantPath },
    responses: { 204: { description: 'Repris' }, 404: problemResponse('`not_found`'), ...refused },
  })
}
