import type { TransactionSql } from 'postgres'
import type { Person, Scope } from './schema.ts'
import { IDLE_MINUTES } from './sessions.ts'

const instant = (value: Date | null): string | null => value?.toISOString() ?? null

interface PersonRow extends Omit<Person, 'organisation' | 'created_at' | 'erasure_asked_at' | 'disabled_at'> {
  siret: string | null
  organisation_name: string | null
  created_at: Date
  erasure_asked_at: Date | null
  disabled_at: Date | null
}

const toPerson = ({ siret, organisation_name, ...row }: PersonRow): Person => ({
  ...row,
  organisation: siret && organisation_name ? { siret, name: organisation_name } : null,
  created_at: row.created_at.toISOString(),
  erasure_asked_at: instant(row.erasure_asked_at),
  disabled_at: instant(row.disabled_at),
})

const personColumns = (tx: TransactionSql) => tx<PersonRow[]>`
  person.id, person.kind, given_name, usual_name, email, person.siret, organisation.name as organisation_name, rpps,
  profession, savoir_faire, created_at, erasure_asked_at, disabled_at`

/** A person whom the one who acts may see; null for any other. */
export async function selectPerson(tx: TransactionSql, id: string): Promise<Person | null> {
  const [row] = await tx<PersonRow[]>`
    select ${personColumns(tx)} from person left join organisation on organisation.siret = person.siret
    where person.id = ${id}`
  return row ? toPerson(row) : null
}

/** Who vouches for a person whom the one who acts may see. */
export async function selectIssuer(tx: TransactionSql, id: string): Promise<string | null> {
  const [row] = await tx<{ issuer: string }[]>`select issuer from person where id = ${id}`
  return row?.issuer ?? null
}

/** People in the order they came, for whoever may see them. */
export async function selectPeople(tx: TransactionSql): Promise<Person[]> {
  const rows = await tx<PersonRow[]>`
    select ${personColumns(tx)} from person left join organisation on organisation.siret = person.siret
    order by created_at, person.id`
  return rows.map(toPerson)
}

export async function selectSessions(tx: TransactionSql, current: string | null) {
  const rows = await tx<
    { id: string; created_at: Date; seen_at: Date; expires_at: Date; browser: string | null }[]
  >`
    select id, created_at, seen_at, expires_at, browser from session
    where ended_at is null and expires_at > now() and seen_at > now() - make_interval(mins => ${IDLE_MINUTES})
    order by seen_at desc, id`
  return rows.map((row) => ({
    ...row,
    created_at: row.created_at.toISOString(),
    seen_at: row.seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    current: row.id === current,
  }))
}

/** The last made first. */
export async function selectTokens(tx: TransactionSql) {
  const rows = await tx<
    { id: string; name: string; scopes: Scope[]; created_at: Date; expires_at: Date; used_at: Date | null }[]
  >`
    select id, name, scopes, created_at, expires_at, used_at from api_token
    where revoked_at is null order by created_at desc, id`
  return rows.map((row) => ({
    ...row,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    used_at: instant(row.used_at),
  }))
}

/** Everything that is kept of a person, row by row, as the right of access wants it (RGPD, article 15). */
export async function selectExport(tx: TransactionSql, id: string) {
  return {
    personne: await selectPerson(tx, id),
    roles:
      await tx`select role, region, places, granted_at, revoked_at from role_grant where person = ${id} order by id`,
    sessions:
      await tx`select id, created_at, seen_at, expires_at, browser, ended_at from session order by created_at`,
    jetons:
      await tx`select id, name, scopes, created_at, expires_at, used_at, revoked_at from api_token order by created_at`,
    journal: await tx`select recorded_at, action, subject, detail from journal_entry
      where actor = ${id} or subject = ${id} order by number`,
  }
}
