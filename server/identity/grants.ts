import type { TransactionSql } from 'postgres'
import { type Author, record } from '../journal/record.ts'
import type { Role } from './schema.ts'

/**
 * Gives a role, in the transaction of who gives it.
 * @returns the grant's number; the one that stands already when the person holds this very role
 */
export async function giveRole(
  tx: TransactionSql,
  person: string,
  { role, region, places }: Role,
  author: Author,
): Promise<{ id: string; created: boolean }> {
  const sorted = places && [...new Set(places)].sort()
  const [standing] = await tx<{ id: string }[]>`
    select id from role_grant
    where person = ${person} and role = ${role} and region is not distinct from ${region}
      and places is not distinct from ${sorted}::text[] and revoked_at is null`
  if (standing) return { id: standing.id, created: false }
  const [given] = await tx<{ id: string }[]>`
    insert into role_grant (person, role, region, places, granted_by)
    values (${person}, ${role}, ${region}, ${sorted}::text[], ${author.actor})
    returning id`
  await record(tx, {
    ...author,
    action: 'identity.give_role',
    subject: person,
    detail: { role, region, places: sorted },
  })
  return { id: given!.id, created: true }
}

/** Takes a role back. @returns false when there is no such role to take */
export async function takeRole(
  tx: TransactionSql,
  person: string,
  grant: string,
  author: Author,
): Promise<boolean> {
  const [taken] = await tx<Role[]>`
    update role_grant set revoked_by = ${author.actor}, revoked_at = now()
    where id = ${grant} and person = ${person} and revoked_at is null
    returning role, region, places`
  if (!taken) return false
  await record(tx, { ...author, action: 'identity.take_role', subject: person, detail: { ...taken } })
  return true
}
