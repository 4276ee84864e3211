import type { JSONValue, TransactionSql } from 'postgres'

export interface JournalEntry {
  /** Who: `cli:<account>`, `démarrage`… never a person's name or mail. */
  actor: string
  /** What: `zoning.publish`, `places.import`… */
  action: string
  /** On what: the id of the publication, of the list… */
  subject: string
  detail?: JSONValue
}

/** Appends to the journal, inside the transaction of the write that it records. */
export async function record(
  tx: TransactionSql,
  { actor, action, subject, detail = {} }: JournalEntry,
): Promise<void> {
  await tx`insert into journal_entry (actor, action, subject, detail)
           values (${actor}, ${action}, ${subject}, ${tx.json(detail)})`
}
