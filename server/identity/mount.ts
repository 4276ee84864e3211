import type { RequestHandler, Router } from 'express'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Database } from '../database/connect.ts'
import type { Guard } from '../http/guard.ts'
import { requestsPerMinute } from '../http/security.ts'
import { accountRoutes } from './account_routes.ts'
import { demonstrationPersons } from './demonstration.ts'
import { createGuard } from './guard.ts'
import { identify } from './identify.ts'
import { peopleRoutes } from './people_routes.ts'
import { createProvider, type Provider, providerIds } from './providers.ts'
import { refuseOtherSites } from './same_site.ts'
import { signInRoutes } from './sign_in_routes.ts'

/** From one address: a whole hospital may leave by one. */
const SIGN_INS_PER_MINUTE = 120

export interface IdentityParts {
  guard: Guard
  /** Accounts and people, under the address of the API. */
  api: Router[]
  /** Coming in and going out, at the root. */
  pages: RequestHandler
}

/** Sign-in, sessions, roles: what the app mounts of them. */
export function createIdentity(config: Config, { sql, engine }: Database, log: Logger): IdentityParts {
  const providers = providerIds.flatMap((id): Provider[] => {
    const settings = config.providers[id]
    return settings ? [createProvider(id, settings)] : []
  })
  const demonstration = hasDemonstration(config, engine) ? demonstrationPersons : []
  const doors = { demonstration: demonstration.length > 0 }
  const guard = createGuard({
    identify: (request) => identify(sql, request, doors),
    publicUrl: config.publicUrl,
  })
  const sameSite = refuseOtherSites(config.publicUrl)
  return {
    guard,
    api: [accountRoutes({ guard, sql, providers, demonstration }), peopleRoutes({ guard, sql })],
    pages: signInRoutes({
      limit: requestsPerMinute(SIGN_INS_PER_MINUTE),
      sql,
      providers,
      demonstration,
      publicUrl: config.publicUrl,
      sameSite,
      log,
    }),
  }
}

/** Accounts that anybody may take exist on a machine of one's own only: never beside real data, never on a network. */
export const hasDemonstration = (
  { demo, host }: Pick<Config, 'demo' | 'host'>,
  engine: Database['engine'],
): boolean => demo && engine === 'embedded' && ['127.0.0.1', '::1', 'localhost'].includes(host)
