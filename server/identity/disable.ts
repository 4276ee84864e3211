import type { Transact } from '../database/act.ts'
import { type Author, record } from '../journal/record.ts'

/** Keeps a person out: their sessions and tokens open nothing any more. @returns false when there is nobody to keep out */
export async function disablePerson(transact: Transact, person: string, author: Author): Promise<boolean> {
  return transact(async (tx) => {
    const [disabled] = await tx`
      update person set disabled_at = now() where id = ${person} and disabled_at is null returning id`
    if (!disabled) return false
    await tx`update session set ended_at = now() where person = ${person} and ended_at is null`
    await tx`update api_token set revoked_at = now() where person = ${person} and revoked_at is null`
    await record(tx, { ...author, action: 'identity.disable', subject: person })
    return true
  })
}

/**
 * Erases what is known of a person (RGPD, article 17): the row stays, for what the journal says of it, without name,
 * mail, number or profession; nothing opens any more. @returns false when there is nobody to erase
 */
export async function erasePerson(transact: Transact, person: string, author: Author): Promise<boolean> {
  return transact(async (tx) => {
    const [erased] = await tx`
      update person set erased_at = now(), subject = 'effacé ' || id, given_name = null, usual_name = null,
        email = null, siret = null, rpps = null, profession = null, savoir_faire = null
      where id = ${person} and erased_at is null returning id`
    if (!erased) return false
    await tx`update role_grant set revoked_by = ${author.actor}, revoked_at = now()
      where person = ${person} and revoked_at is null`
    await tx`update session set ended_at = now(), id_token = null, browser = null where person = ${person}`
    await tx`update api_token set revoked_at = now(), name = 'effacé' where person = ${person}`
    await record(tx, { ...author, action: 'identity.erase', subject: person })
    return true
  })
}
