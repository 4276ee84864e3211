import type { Sql } from '../database/database.ts'
import { DEMONSTRATION_ISSUER } from './demonstration_issuer.ts'
import type { Scope } from './schema.ts'
import { hashSecret } from './secrets.ts'
import type { Doors } from './sessions.ts'

/** Written before each token, so that one left in a file or a log is recognised and looked for. */
export const TOKEN_PREFIX = 'cesp_'

/** The token that a script presents; null when it is unknown, over, revoked, or its person was disabled. */
export async function findToken(
  sql: Sql,
  secret: string,
  { demonstration }: Doors,
): Promise<{ person: string; token: string; scopes: Scope[] } | null> {
  const [found] = await sql<{ person: string; token: string; scopes: Scope[] }[]>`
    select person, api_token.id as token, scopes
    from api_token join person on person.id = api_token.person
    where token_hash = ${hashSecret(secret)} and revoked_at is null and expires_at > now()
      and disabled_at is null and erased_at is null and (${demonstration} or issuer <> ${DEMONSTRATION_ISSUER})`
  if (!found) return null
  // To the minute: enough to see which tokens serve, without a write a request.
  await sql`
    update api_token set used_at = now()
    where id = ${found.token} and (used_at is null or used_at < now() - interval '1 minute')`
  return found
}
