import type { Identity } from './identity.ts'
import type { Role, RoleName, Scope } from './schema.ts'

/**
 * The rows of a route that a role reaches.
 * `published`: what is public; `any`: all of them; `own`: those of the person; `own_region`: those of the region that
 * the role is held over; `own_places`: those of its places.
 */
export type Rows = 'published' | 'any' | 'own' | 'own_region' | 'own_places'

/**
 * Who may call a route, and on which rows. A role that is not named may not. `signed_in`: whoever came in, an agent
 * without a role too.
 */
export interface Access {
  allow: Partial<Record<RoleName | 'signed_in', Rows>>
  /** What an API token must carry; null: a script has no business there. */
  scope: Scope | null
}

const open: Access = { allow: { public: 'published' }, scope: 'read' }
/** What a person does about themselves, in front of a screen. */
const oneself: Access = { allow: { signed_in: 'own' }, scope: null }
const administration: Access = { allow: { administrator: 'any' }, scope: 'administration' }

/**
 * Every route of the API, and who may call it: the only place where this is said. A route that is missing here keeps
 * the service from starting; the page of the documentation and the tests of every role are made from it.
 */
export const access = {
  'GET /openapi.json': open,
  'GET /config': open,
  'GET /access': open,
  'GET /zones/at': open,
  'GET /communes': open,
  'GET /communes/:code': open,
  'GET /regions': open,
  'GET /departments': open,
  'GET /universities': open,
  'GET /specialties': open,
  'GET /professions': open,
  'GET /zonings': open,
  'GET /zonings/export': open,
  'GET /zonings/:id': open,
  'GET /zonings/:id/report': open,
  'GET /zonings/:id/diff': open,
  'GET /zonings/:id/export': open,
  // Reads and answers; nothing is kept.
  'POST /zonings/check': open,
  'POST /zonings/:id/withdraw': { allow: { ars_referent: 'own_region' }, scope: 'zoning' },
  'GET /places': open,
  'GET /places/export': open,
  'GET /places/:id': open,
  'GET /schemas/:name': open,
  'GET /matches': open,
  'GET /tiles/:profession.json': open,
  'GET /tiles/:set/:z/:x/:y.mvt': open,
  'GET /me': { allow: { public: 'own', signed_in: 'own' }, scope: 'read' },
  'GET /me/export': oneself,
  'POST /me/erasure': oneself,
  'GET /me/sessions': oneself,
  'DELETE /me/sessions/:id': oneself,
  'GET /me/tokens': oneself,
  'POST /me/tokens': oneself,
  'DELETE /me/tokens/:id': oneself,
  'GET /people': administration,
  'GET /people/:id': administration,
  'POST /people/:id/roles': administration,
  'DELETE /people/:id/roles/:grant': administration,
} satisfies Record<string, Access>

export type Route = keyof typeof access

/** What the rows of a route are compared with. */
export interface Row {
  person?: string
  region?: string
  place?: string
}

/** May this person call the route at all? Pure. */
export const mayCall = ({ allow, scope }: Access, { person, roles, by }: Identity): boolean => {
  if (by !== null && 'token' in by && !(scope !== null && by.scopes.includes(scope))) return false
  if (allow.public !== undefined || (allow.signed_in !== undefined && person !== null)) return true
  return roles.some(({ role }) => allow[role] !== undefined)
}

/** May this person touch this row through the route? A row without what it is compared with is nobody's. Pure. */
export const mayTouch = ({ allow }: Access, { person, roles }: Identity, row: Row): boolean => {
  const reaches = (rows: Rows | undefined, held: Pick<Role, 'region' | 'places'> | null): boolean => {
    switch (rows) {
      case undefined:
        return false
      case 'published':
      case 'any':
        return true
      case 'own':
        return person !== null && row.person === person
      case 'own_region':
        return row.region !== undefined && held?.region === row.region
      case 'own_places':
        return row.place !== undefined && (held?.places?.includes(row.place) ?? false)
    }
  }
  if (reaches(allow.public, null) || (person !== null && reaches(allow.signed_in, null))) return true
  return roles.some((held) => reaches(allow[held.role], held))
}
