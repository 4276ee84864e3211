import type { Sql } from '../database/database.ts'
import { record } from '../journal/record.ts'
import { DEMONSTRATION_ISSUER } from './demonstration_issuer.ts'
import { hashSecret, newSecret } from './secrets.ts'

/** Minutes without a request, then a session is over. Screens of the ARS are left open on desks. */
export const IDLE_MINUTES = 60
/** Hours after which one signs in again, whatever one does. */
export const LONGEST_HOURS = 12
/** Seconds between two writings of « seen at »: a session in use must not write at each request. */
const SEEN_EVERY_SECONDS = 60

/** Which accounts may come in here. */
export interface Doors {
  /** Those that anybody may take: what was left of them opens nothing where they no longer exist. */
  demonstration: boolean
}

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
export async function findSession(
  sql: Sql,
  secret: string,
  { demonstration }: Doors,
): Promise<OpenSession | null> {
  const [found] = await sql<{ id: string; person: string; stale: boolean }[]>`
    select session.id, person,
           seen_at < now() - make_interval(secs => ${SEEN_EVERY_SECONDS}) as stale
    from session join person on person.id = session.person
    where token_hash = ${hashSecret(secret)} and ended_at is null and expires_at > now()
      and seen_at > now() - make_interval(mins => ${IDLE_MINUTES})
      and disabled_at is null and erased_at is null and (${demonstration} or issuer <> ${DEMONSTRATION_ISSUER})`
  if (!found) return null
  if (found.stale) await sql`update session set seen_at = now() where id = ${found.id}`
  return { id: found.id, person: found.person }
}

/** Ends the session of a cookie. @returns what the provider needs to end its own; null when there is no such session */
export async function endSession(
  sql: Sql,
  secret: string,
): Promise<{ issuer: string; idToken: string | null } | null> {
  return sql.begin(async (tx) => {
    const [ended] = await tx<{ id: string; person: string; idToken: string | null }[]>`
      update session set ended_at = now() where token_hash = ${hashSecret(secret)} and ended_at is null
      returning id, person, id_token as "idToken"`
    if (!ended) return null
    const { id, person, idToken } = ended
    const [known] = await tx<{ issuer: string }[]>`select issuer from person where id = ${person}`
    await record(tx, { actor: person, origin: `http ${id}`, action: 'identity.sign_out', subject: person })
    return { issuer: known!.issuer, idToken }
  }) as Promise<{ issuer: string; idToken: string | null } | null>
}
