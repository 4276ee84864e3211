import type { Sql } from '../database/database.ts'
import type { Provider, ProviderId } from './providers.ts'
import { hashSecret } from './secrets.ts'

/** Minutes to come back from the provider with an answer. */
export const SIGN_IN_MINUTES = 10

export interface BegunSignIn {
  state: string
  nonce: string
  verifier: string
  provider: ProviderId
  /** The secret left in the browser that began. */
  browser: string
  /** A page of the service. */
  returnTo: string
}

/** Remembers a sign-in until the browser comes back; sweeps those that never did. */
export async function rememberSignIn(sql: Sql, begun: BegunSignIn): Promise<void> {
  await sql`delete from sign_in where expires_at < now()`
  await sql`
    insert into sign_in (state_hash, provider, nonce, code_verifier, browser_hash, return_to, expires_at)
    values (${hashSecret(begun.state)}, ${begun.provider}, ${begun.nonce}, ${begun.verifier},
            ${hashSecret(begun.browser)}, ${begun.returnTo}, now() + make_interval(mins => ${SIGN_IN_MINUTES}))`
}

/** The sign-in of a state, taken away: an answer serves once, in the browser that asked, and soon. */
export async function takeSignIn(
  sql: Sql,
  provider: Provider['id'],
  state: string,
  browser: string,
): Promise<{ nonce: string; verifier: string; returnTo: string } | null> {
  const [taken] = await sql<{ nonce: string; verifier: string; returnTo: string; ours: boolean }[]>`
    delete from sign_in where state_hash = ${hashSecret(state)}
    returning nonce, code_verifier as verifier, return_to as "returnTo",
              browser_hash = ${hashSecret(browser)} and provider = ${provider} and expires_at > now() as ours`
  return taken?.ours ? { nonce: taken.nonce, verifier: taken.verifier, returnTo: taken.returnTo } : null
}

/** A page of ours to go back to: an address that leads anywhere else would lend our name to a trap. Pure. */
export function pageOfOurs(asked: unknown): string {
  if (typeof asked !== 'string' || !asked.startsWith('/')) return '/'
  const base = 'http://ours.invalid'
  try {
    const url = new URL(asked, base)
    return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : '/'
  } catch {
    return '/'
  }
}
