import type { Sql } from '../database/database.ts'
import { hashSecret, newSecret } from './secrets.ts'

/** Minutes without a request, then a session is over. Screens of the ARS are left open on desks. */
export const IDLE_MINUTES = 60
/** Hours after which one signs in again, whatever one does. */
export const LONGEST_HOURS = 12
/** Seconds between two writings of « seen at »: a session in use must not write at each request. */
const SEEN_EVERY_SECONDS = 60

export interface OpenSession {
  id: string
  person: string
}

/** Begins a session. @returns the secret of its cookie, which is kept nowhere else */
export async function beginSession(
  sql: Sql,
  { person, browser, idToken }: { person: string; browser: string | null; idToken: string | null },
): Promise<string> {
  const secret = newSecret()
  await sql`
    insert into session (person, token_hash, expires_at, browser, id_token)
    values (${person}, ${hashSecret(secret)}, now() + make_interval(hours => ${LONGEST_HOURS}),
            ${browser?.slice(0, 200) ?? null}, ${idToken})`
  return secret
}

/** The session that a cookie opens; null when there is none, or it is over, or its person was disabled. */
export async function findSession(sql: Sql, secret: string): Promise<OpenSession | null> {
  const [found] = await sql<{ id: string; person: string; stale: boolean }[]>`
    select session.id, person,
           seen_at < now() - make_interval(secs => ${SEEN_EVERY_SECONDS}) as stale
    from session join person on person.id = session.person
    where token_hash = ${hashSecret(secret)} and ended_at is null and expires_at > now()
      and seen_at > now() - make_interval(mins => ${IDLE_MINUTES})
      and disabled_at is null and erased_at is null`
  if (!found) return null
  if (found.stale) await sql`update session set seen_at = now() where id = ${found.id}`
  return { id: found.id, person: found.person }
}

/** Ends the session of a cookie. @returns what the provider needs to end its own */
export async function endSession(
  sql: Sql,
  secret: string,
): Promise<{ issuer: string; idToken: string | null } | null> {
  const [ended] = await sql<{ issuer: string; id_token: string | null }[]>`
    with ended as (
      update session set ended_at = now() where token_hash = ${hashSecret(secret)} and ended_at is null
      returning person, id_token
    )
    select person.issuer, ended.id_token from ended join person on person.id = ended.person`
  return ended ? { issuer: ended.issuer, idToken: ended.id_token } : null
}
