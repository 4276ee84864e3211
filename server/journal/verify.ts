import type { Database } from '../database/connect.ts'
import { type Broken, broken, faultAfter, type Link, ORIGIN, short } from './chain.ts'
import { countUpTo, lastNumber, selectChain } from './queries.ts'

export interface JournalVerdict {
  whole: boolean
  /** Entries found sound, all of them or those before the fault. */
  entries: number
  /** The last of these, to be noted elsewhere; null when there is none. */
  head: Link | null
  /** Where the noted head was found; null when none was given, or it was not reached. */
  noted: Link | null
  /** The first fault. */
  broken: Broken | null
}

export interface VerifyOptions {
  /** A head noted earlier, elsewhere than in this database; with its number, what became of it is told better. */
  noted?: { number?: number; hash: string }
  onProgress?: (entries: number, total: number) => void
}

const PAGE = 1000
/** Below any number that the column can hold. */
const LOWEST = String(-(2n ** 63n))

/**
 * Recomputes the whole chain of the journal, in memory that does not grow with it, and stops at the first fault. What
 * is appended meanwhile is verified too.
 *
 * What the chain alone cannot prove: that its end was not cut off, or that somebody with every right on the database
 * did not write it all again from some entry on, hashes included. Both leave a sound chain, but without the heads it
 * had before: note the head somewhere this database's administrators cannot write, and give it back as `noted`. Nor
 * does it prove that what an entry says is true, nor that every write left one: the former rests on the application,
 * the latter on `record` being called in the transaction of the write.
 *
 * @throws PostgresError 42501 under a role that is not shown every entry
 */
export async function verifyJournal(
  { sql }: Pick<Database, 'sql'>,
  { noted, onProgress = () => {} }: VerifyOptions = {},
): Promise<JournalVerdict> {
  let last = ORIGIN
  let found: Link | null = null
  const verdict = (fault: Broken | null): JournalVerdict => ({
    whole: fault === null,
    entries: last.number,
    head: last.number === 0 ? null : last,
    noted: found,
    broken: fault,
  })

  const total = await lastNumber(sql)
  let page = await selectChain(sql, LOWEST, PAGE)
  while (page.length > 0) {
    for (const entry of page) {
      const fault = faultAfter(last, entry)
      if (fault) return verdict(fault)
      last = { number: last.number + 1, hash: entry.hash }
      if (noted && (noted.number ?? last.number) === last.number) {
        if (last.hash === noted.hash) found = last
        else if (noted.number !== undefined) return verdict(rewritten(noted.hash, last))
      }
    }
    onProgress(last.number, total)
    page = await selectChain(sql, String(last.number), PAGE)
  }

  // A table whose key was dropped may hold a number twice, or none.
  const extra = (await countUpTo(sql, last.number)) - last.number
  if (extra > 0)
    return verdict(
      broken(null, 'unchained', `Le journal contient, hors de la chaîne, ${extra} écriture(s) de trop.`),
    )
  return verdict(noted && !found ? lost(noted, last) : null)
}

const rewritten = (hash: string, { number, hash: present }: Link) =>
  broken(
    number,
    'noted_head',
    `L’écriture n° ${number} porte ${short(present)}, alors que ${short(hash)} avait été noté : la chaîne a été réécrite, jusqu’à elle ou avant.`,
  )

function lost({ number, hash }: { number?: number; hash: string }, last: Link): Broken {
  const end = last.number === 0 ? 'le journal est vide' : `le journal s’arrête à la n° ${last.number}`
  return number === undefined
    ? broken(
        null,
        'noted_head',
        `L’empreinte notée ${short(hash)} n’est plus dans la chaîne (${end}) : la fin a été coupée, ou la chaîne réécrite.`,
      )
    : broken(
        number,
        'noted_head',
        `L’écriture n° ${number}, notée ${short(hash)}, n’existe plus : ${end}, la fin a été coupée.`,
      )
}
