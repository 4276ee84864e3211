import type { Request } from 'express'
import type { Sql } from '../database/database.ts'
import { Problem } from '../http/problem.ts'
import { readCookie, SESSION_COOKIE } from './cookies.ts'
import { type Identity, nobody } from './identity.ts'
import type { Role } from './schema.ts'
import { type Doors, findSession } from './sessions.ts'
import { findToken, TOKEN_PREFIX } from './tokens.ts'

/**
 * Who asks: the token of a script, or the cookie of a browser. A token that opens nothing is told so: a script must
 * not go on as the public without knowing.
 * @throws Problem 401 `invalid_token`
 */
export async function identify(sql: Sql, request: Request, doors: Doors): Promise<Identity> {
  const authorization = request.get('Authorization')
  if (authorization !== undefined) return identifyToken(sql, authorization, doors)
  const secret = readCookie(request, SESSION_COOKIE)
  const session = secret ? await findSession(sql, secret, doors) : null
  if (!session) return nobody
  return {
    person: session.person,
    roles: await rolesOf(sql, session.person),
    by: { session: session.id },
  }
}

async function identifyToken(sql: Sql, authorization: string, doors: Doors): Promise<Identity> {
  const secret = /^Bearer (\S+)$/i.exec(authorization)?.[1]
  const token = secret?.startsWith(TOKEN_PREFIX) ? await findToken(sql, secret, doors) : null
  if (!token)
    throw new Problem(
      401,
      'invalid_token',
      'Ce jeton d’accès est inconnu, expiré ou révoqué. Faites-en un autre depuis votre compte.',
      {},
      { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    )
  return {
    person: token.person,
    roles: await rolesOf(sql, token.person),
    by: { token: token.token, scopes: token.scopes },
  }
}

/** A beneficiary is one by their provider; the other roles were granted. */
export async function rolesOf(sql: Sql, person: string): Promise<Role[]> {
  return sql<Role[]>`
    select 'beneficiary' as role, null as region, null::text[] as places
    from person where id = ${person} and kind = 'beneficiary'
    union all
    select role, region, places from role_grant where person = ${person} and revoked_at is null
    order by role, region`
}
