import type { Sql } from './database.ts'
import { StartFailure } from './failure.ts'

/** What the SQL of the project needs of a server (design.md, « Server PostGIS »). */
const POSTGRESQL_AT_LEAST = 15
const POSTGIS_AT_LEAST = [3, 3] as const
const EXTENSIONS = ['postgis', 'btree_gist', 'pg_trgm', 'unaccent'] as const

/** Codes of a right that is missing and of an extension whose files are missing. */
const INSUFFICIENT_PRIVILEGE = '42501'

/** @param shown the address without its password */
export async function requireServerVersion(sql: Sql, shown: string): Promise<void> {
  const [row] = await sql<{ number: number; text: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as text`
  if (row!.number >= POSTGRESQL_AT_LEAST * 10_000) return
  throw new StartFailure(
    `DATABASE_URL\u00a0: «\u00a0${shown}\u00a0» est un serveur PostgreSQL ${row!.text}\u00a0; il faut PostgreSQL ${POSTGRESQL_AT_LEAST} ou plus récent.`,
  )
}

/** Creates the extensions that are missing, where the user may. @param shown as above */
export async function requireExtensions(sql: Sql, shown: string): Promise<void> {
  for (const name of EXTENSIONS) {
    const [row] = await sql<{ available: string | null; installed: string | null }[]>`
      select
        (select default_version from pg_available_extensions where name = ${name}) as available,
        (select extversion from pg_extension where extname = ${name}) as installed`
    const { available, installed } = row!
    if (name === 'postgis') requirePostgis(installed ?? available, installed !== null, shown)
    if (installed) continue
    if (!available) throw missing(name, 'postgresql-contrib', shown)
    await createExtension(sql, name, shown)
  }
}

function requirePostgis(version: string | null, isInstalled: boolean, shown: string): void {
  if (!version) throw missing('postgis', 'postgresql-15-postgis-3 (Debian 12)', shown)
  if (isRecentEnough(version)) return
  const how = isInstalled
    ? 'mettez PostGIS à jour sur le serveur, puis exécutez «\u00a0alter extension postgis update\u00a0» dans cette base'
    : 'mettez PostGIS à jour sur le serveur'
  throw new StartFailure(
    `DATABASE_URL\u00a0: «\u00a0${shown}\u00a0» offre PostGIS ${version}\u00a0; il faut PostGIS ${POSTGIS_AT_LEAST.join('.')} ou plus récent\u00a0: ${how}.`,
  )
}

/** @param version such as `3.3.2` or `3.6.0dev` */
export function isRecentEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return major > POSTGIS_AT_LEAST[0] || (major === POSTGIS_AT_LEAST[0] && minor >= POSTGIS_AT_LEAST[1])
}

function missing(name: string, packages: string, shown: string): StartFailure {
  return new StartFailure(
    `DATABASE_URL\u00a0: «\u00a0${shown}\u00a0» n’a pas l’extension ${name}\u00a0; installez-la sur le serveur, par exemple avec le paquet ${packages}.`,
  )
}

async function createExtension(sql: Sql, name: string, shown: string): Promise<void> {
  try {
    // « if not exists » does not keep two processes that start together from both creating it.
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtext('extension'))`
      await tx`create extension if not exists ${tx(name)}`
    })
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error
    throw new StartFailure(
      `DATABASE_URL\u00a0: «\u00a0${shown}\u00a0» n’a pas l’extension ${name}, et cet utilisateur n’a pas le droit de la créer\u00a0; exécutez dans cette base, avec un compte d’administration, «\u00a0create extension ${name};\u00a0».`,
      { cause: error },
    )
  }
}
