import { json, Router } from 'express'
import { z } from 'zod'
import { actAs } from '../database/act.ts'
import type { Sql } from '../database/database.ts'
import type { Guard } from '../http/guard.ts'
import { jsonResponse, problemResponse, type RegisterPaths } from '../http/openapi.ts'
import { Problem } from '../http/problem.ts'
import { readBody, readParameters } from '../http/validate.ts'
import { record } from '../journal/record.ts'
import { selectExport, selectIssuer, selectPerson, selectSessions, selectTokens } from './account_queries.ts'
import { DEMONSTRATION_ISSUER } from './demonstration_issuer.ts'
import { authorOf, identityOf } from './guard.ts'
import type { Provider } from './providers.ts'
import { refused } from './refused.ts'
import { apiToken, person, role, scopes, session } from './schema.ts'
import { hashSecret, newSecret } from './secrets.ts'
import { TOKEN_PREFIX } from './tokens.ts'

interface AccountServices {
  guard: Guard
  sql: Sql
  providers: readonly Provider[]
  demonstration: readonly { key: string; label: string }[]
}

/** Days that a token may last: a script is looked at once a year. */
const LONGEST_TOKEN_DAYS = 366

const newToken = z.object({
  name: z.string('un nom est attendu').trim().min(1, 'un nom est attendu').max(80, '80 caractères au plus'),
  scopes: z
    .array(z.enum(scopes, `portée attendue, parmi ${scopes.join(', ')}`))
    .min(1, 'au moins une portée'),
  days: z
    .number('un nombre de jours est attendu')
    .int('un nombre entier de jours est attendu')
    .min(1, 'un jour au moins')
    .max(LONGEST_TOKEN_DAYS, `${LONGEST_TOKEN_DAYS} jours au plus`),
})

const me = z.object({
  person: person.nullable(),
  roles: z.array(role),
  /** Whether the one who is signed in is a demonstration person: what they do counts for nothing. */
  demonstration_person: z.boolean(),
  providers: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Ready persons of each role; empty where there are no demonstration accounts. */
  demonstration: z.array(z.object({ key: z.string(), label: z.string() })),
})
const identifier = z.object({ id: z.string() })
const nothing = z.object({})

/** What a person sees and does about their own account. Everything runs under the database's own rules. */
export function accountRoutes({ guard, sql, providers, demonstration }: AccountServices): Router {
  const router = Router()
  const ways = {
    providers: providers.map(({ id, label }) => ({ id, label })),
    demonstration: demonstration.map(({ key, label }) => ({ key, label })),
  }

  router.get('/me', guard('GET /me'), async (request, response) => {
    readParameters(nothing, request.query)
    const identity = identityOf(response)
    const { person, issuer } =
      identity.person === null
        ? { person: null, issuer: null }
        : await actAs(sql, identity, async (tx) => ({
            person: await selectPerson(tx, identity.person!),
            issuer: await selectIssuer(tx, identity.person!),
          }))
    response.json({
      person,
      roles: identity.roles,
      demonstration_person: issuer === DEMONSTRATION_ISSUER,
      ...ways,
    })
  })

  router.get('/me/export', guard('GET /me/export'), async (_request, response) => {
    const identity = identityOf(response)
    response.set('Content-Disposition', 'attachment; filename="mes-donnees.json"')
    response.json(await actAs(sql, identity, (tx) => selectExport(tx, identity.person!)))
  })

  router.post('/me/erasure', guard('POST /me/erasure'), async (_request, response) => {
    const identity = identityOf(response)
    const asked = await actAs(sql, identity, async (tx) => {
      // Asked twice, it was asked the first time.
      const [row] = await tx<{ erasure_asked_at: Date }[]>`
        update person set erasure_asked_at = now()
        where id = ${identity.person} and erasure_asked_at is null returning erasure_asked_at`
      if (row)
        await record(tx, {
          ...authorOf(response),
          action: 'identity.ask_erasure',
          subject: identity.person!,
        })
      return (await selectPerson(tx, identity.person!))!.erasure_asked_at
    })
    response.status(202).json({ erasure_asked_at: asked })
  })

  router.get('/me/sessions', guard('GET /me/sessions'), async (_request, response) => {
    const identity = identityOf(response)
    const current = identity.by && 'session' in identity.by ? identity.by.session : null
    const items = await actAs(sql, identity, (tx) => selectSessions(tx, current))
    response.json({ items, total: items.length, next_cursor: null })
  })

  router.delete('/me/sessions/:id', guard('DELETE /me/sessions/:id'), async (request, response) => {
    const { id } = readParameters(identifier, request.params)
    const identity = identityOf(response)
    await actAs(sql, identity, async (tx) => {
      const [ended] = await tx`
        update session set ended_at = now() where id = ${id} and ended_at is null returning id`
      if (!ended)
        throw new Problem(
          404,
          'not_found',
          `La session « ${id} » n’est pas une des vôtres, ou elle est finie.`,
        )
      await record(tx, {
        ...authorOf(response),
        action: 'identity.end_session',
        subject: identity.person!,
        detail: { session: id },
      })
    })
    response.status(204).end()
  })

  router.get('/me/tokens', guard('GET /me/tokens'), async (_request, response) => {
    const items = await actAs(sql, identityOf(response), selectTokens)
    response.json({ items, total: items.length, next_cursor: null })
  })

  router.post('/me/tokens', guard('POST /me/tokens'), json({ limit: '4kb' }), async (request, response) => {
    const { name, scopes, days } = readBody(newToken, request.body)
    const identity = identityOf(response)
    const secret = TOKEN_PREFIX + newSecret()
    const made = await actAs(sql, identity, async (tx) => {
      const expires = new Date(Date.now() + days * 86_400_000)
      await tx`
        insert into api_token (person, name, token_hash, scopes, expires_at)
        values (${identity.person}, ${name}, ${hashSecret(secret)}, ${[...new Set(scopes)].sort()}, ${expires})`
      const [token] = await selectTokens(tx)
      await record(tx, {
        ...authorOf(response),
        action: 'identity.make_token',
        subject: identity.person!,
        detail: { token: token!.id, scopes },
      })
      return token!
    })
    // Shown this once: what is kept does not allow to find it again.
    response.status(201).json({ ...made, secret })
  })

  router.delete('/me/tokens/:id', guard('DELETE /me/tokens/:id'), async (request, response) => {
    const { id } = readParameters(identifier, request.params)
    const identity = identityOf(response)
    await actAs(sql, identity, async (tx) => {
      const [revoked] = await tx`
        update api_token set revoked_at = now() where id = ${id} and revoked_at is null returning id`
      if (!revoked)
        throw new Problem(404, 'not_found', `Le jeton « ${id} » n’est pas un des vôtres, ou il est révoqué.`)
      await record(tx, {
        ...authorOf(response),
        action: 'identity.revoke_token',
        subject: identity.person!,
        detail: { token: id },
      })
    })
    response.status(204).end()
  })

  return router
}

export const accountPaths: RegisterPaths = (registry) => {
  registry.registerPath({
    method: 'get',
    path: '/me',
    summary: 'Qui je suis, mes rôles, et comment me connecter',
    responses: { 200: jsonResponse('La personne connectée, ou null', me) },
  })
  registry.registerPath({
    method: 'get',
    path: '/me/export',
    summary: 'Toutes les données que le service a de moi',
    responses: { 200: jsonResponse('Un fichier JSON', z.record(z.string(), z.unknown())), ...refused },
  })
  registry.registerPath({
    method: 'post',
    path: '/me/erasure',
    summary: 'Demander l’effacement de mes données',
    responses: {
      202: jsonResponse('La date de la demande', z.object({ erasure_asked_at: z.string() })),
      ...refused,
    },
  })
  for (const [path, what, document] of [
    ['/me/sessions', 'Mes sessions ouvertes', session],
    ['/me/tokens', 'Mes jetons d’accès', apiToken],
  ] as const) {
    registry.registerPath({
      method: 'get',
      path,
      summary: what,
      responses: {
        200: jsonResponse(
          'La liste entière',
          z.object({ items: z.array(document), total: z.int(), next_cursor: z.null() }),
        ),
        ...refused,
      },
    })
    registry.registerPath({
      method: 'delete',
      path: `${path}/{id}`,
      summary: path === '/me/sessions' ? 'Fermer une de mes sessions' : 'Révoquer un de mes jetons',
      request: { params: identifier },
      responses: { 204: { description: 'Fait' }, 404: problemResponse('`not_found`'), ...refused },
    })
  }
  registry.registerPath({
    method: 'post',
    path: '/me/tokens',
    summary: 'Faire un jeton d’accès pour un script',
    description:
      'Le secret n’est montré que dans cette réponse. Il s’envoie dans l’en-tête Authorization: Bearer.',
    request: { body: { content: { 'application/json': { schema: newToken } } } },
    responses: {
      201: jsonResponse('Le jeton et son secret', apiToken.extend({ secret: z.string() })),
      400: problemResponse('Champ à corriger'),
      ...refused,
    },
  })
}
