import type { TransactionSql } from 'postgres'
import type { Sql } from '../database/database.ts'
import { record } from '../journal/record.ts'
import type { Claims } from './claims.ts'

/** Why somebody whom the provider knows may not come in. */
export type Refusal = 'organisation_unknown' | 'person_disabled'

/**
 * Takes down what the provider says, at each sign-in: a name or an organisation may have changed since.
 * An agent comes in only from an organisation that an administrator registered.
 */
export async function welcome(
  sql: Sql,
  issuer: string,
  claims: Claims,
): Promise<{ person: string } | { refused: Refusal }> {
  return sql.begin(async (tx) => {
    if (claims.kind === 'agent' && !(await isOrganisation(tx, claims.siret)))
      return { refused: 'organisation_unknown' as const }
    const [row] = await tx<{ id: string }[]>`
      insert into person (kind, issuer, subject, given_name, usual_name, email, siret, rpps, profession, savoir_faire)
      values (${claims.kind}, ${issuer}, ${claims.subject}, ${claims.given_name}, ${claims.usual_name},
              ${claims.email}, ${claims.siret}, ${claims.rpps}, ${claims.profession}, ${claims.savoir_faire})
      on conflict (issuer, subject) do update set
        given_name = excluded.given_name, usual_name = excluded.usual_name, email = excluded.email,
        siret = excluded.siret, rpps = excluded.rpps, profession = excluded.profession,
        savoir_faire = excluded.savoir_faire
      where person.erased_at is null and person.disabled_at is null
      returning id`
    if (!row) return { refused: 'person_disabled' as const }
    await record(tx, { actor: row.id, action: 'identity.sign_in', subject: row.id })
    return { person: row.id }
  }) as Promise<{ person: string } | { refused: Refusal }>
}

async function isOrganisation(tx: TransactionSql, siret: string | null): Promise<boolean> {
  const [found] = await tx`select from organisation where siret = ${siret}`
  return found !== undefined
}
