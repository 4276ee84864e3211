import type { Person, Role, Scope } from '../../server/identity/schema.ts'

export type { Person, Role, RoleName, Scope } from '../../server/identity/schema.ts'

/** `GET /me` */
export interface Me {
  /** null: nobody is signed in. */
  person: Person | null
  roles: Role[]
  demonstration_person: boolean
  providers: { id: string; label: string }[]
  /** Ready persons of each role; empty where there are none. */
  demonstration: { key: string; label: string }[]
}

/** `GET /me/sessions` */
export interface OpenSession {
  id: string
  created_at: string
  seen_at: string
  expires_at: string
  browser: string | null
  current: boolean
}

/** `GET /me/tokens` */
export interface ApiToken {
  id: string
  name: string
  scopes: Scope[]
  created_at: string
  expires_at: string
  used_at: string | null
}

/** A role that was given, by its number. */
export interface Grant extends Role {
  id: string
  granted_by: string
  granted_at: string
}

/** `GET /people/{id}` */
export interface PersonWithRoles extends Person {
  roles: Grant[]
}

export const fullName = ({ given_name, usual_name }: Pick<Person, 'given_name' | 'usual_name'>): string =>
  [given_name, usual_name].filter(Boolean).join(' ') || 'Personne sans nom'
