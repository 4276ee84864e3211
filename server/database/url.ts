import { StartFailure } from './failure.ts'

const EXAMPLE = 'postgres://utilisateur:motdepasse@serveur:5432/base'

/** The parts of `DATABASE_URL` that messages name. */
export interface DatabaseUrl {
  host: string
  port: number
  user: string
  database: string
}

/** @throws StartFailure when the value is no PostgreSQL address. */
export function readDatabaseUrl(value: string): DatabaseUrl {
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || !url.hostname) {
    throw new StartFailure(
      `DATABASE_URL\u00a0: «\u00a0${hidePassword(value)}\u00a0» n’est pas l’adresse d’une base PostgreSQL\u00a0; attendu\u00a0: ${EXAMPLE}, ou rien pour la base embarquée.`,
    )
  }
  const user = decodeURIComponent(url.username)
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user,
    database: decodeURIComponent(url.pathname.slice(1)) || user,
  }
}

/** The address as it may be shown and logged. Works on malformed ones too. */
export function hidePassword(value: string): string {
  return value.replace(/^([^/]*\/\/[^:@/?#]*:).*@/, '$1…@').replace(/([?&](?:password|pass)=)[^&#]*/gi, '$1…')
}
