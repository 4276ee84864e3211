import type { Role, Scope } from './schema.ts'

/** Who asks, once and for all of a request. */
export interface Identity {
  /** Id of the person; null: nobody is signed in. */
  person: string | null
  roles: readonly Role[]
  /** What lets them in; null: nothing, they are the public. */
  by: { session: string } | { token: string; scopes: readonly Scope[] } | null
}

export const nobody: Identity = { person: null, roles: [], by: null }
