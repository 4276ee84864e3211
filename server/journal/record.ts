import type { JSONValue, TransactionSql } from 'postgres'
import { stateHash } from './state.ts'

/** Who writes, and from where. */
export interface Author {
  /** The id of a person, `ligne de commande`, `démarrage`… never a person's name or mail. */
  actor: string
  /** `cli`, `http S-…` with the id of the session… never a network address. */
  origin?: string | null
}

export interface JournalEntry extends Author {
  /** What: `zoning.publish`, `places.import`… */
  action: string
  /** On what: the id of the publication, of the list, of the person… */
  subject: string
  /** What a reader of the journal needs to understand it; it is kept for ever, so no personal data. */
  detail?: JSONValue
  /** The subject before the write and after it: only their hash is kept. Absent or null: it did not exist. */
  before?: JSONValue
  after?: JSONValue
}

/**
 * Appends to the journal, inside the transaction of the write that it records. The database gives the entry its
 * number, its instant and its place in the chain (migration 007), and keeps every other writer of the journal waiting
 * until this transaction ends: call it last.
 */
export async function record(
  tx: TransactionSql,
  { actor, origin = null, action, subject, detail, before = null, after = null }: JournalEntry,
): Promise<void> {
  await tx`
    insert into journal_entry (actor, origin, action, subject, detail, before_sha256, after_sha256)
    values (${actor}, ${origin}, ${action}, ${subject}, ${tx.json(detail ?? {})},
            ${before === null ? null : stateHash(before)}, ${after === null ? null : stateHash(after)})`
}
