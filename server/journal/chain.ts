import { createHash } from 'node:crypto'
import { frenchSpaces } from '../french.ts'

/** An entry as the database holds it, each value in the text that its hash was made from. */
export interface ChainedEntry {
  /** From 1, without a gap. */
  number: string
  /** `2026-11-22T21:56:09.123456`, UTC, to the microsecond. */
  recorded_at: string
  actor: string
  origin: string | null
  action: string
  subject: string
  /** Text of the jsonb. */
  detail: string
  before_sha256: string | null
  after_sha256: string | null
  previous_hash: string
  hash: string
}

/** An entry named so that nobody can change it, nor any before it, without being seen. */
export interface Link {
  number: number
  hash: string
}

export interface Broken {
  /** Of the first entry that cannot be trusted; null when the fault is not at one of them. */
  number: number | null
  fault: 'altered' | 'missing' | 'misplaced' | 'detached' | 'unchained' | 'noted_head'
  /** French. */
  message: string
}

/** What stands before the first entry. */
export const ORIGIN: Link = { number: 0, hash: '0'.repeat(64) }

/**
 * The hash that an entry must carry: the sha256 of the JSON array of its fields, `[1, "2026-…", …]`, elements separated
 * by a comma and a space, in UTF-8; what Python's `json.dumps(fields, ensure_ascii=False)` writes.
 */
export function entryHash(entry: Omit<ChainedEntry, 'hash'>): string {
  const { recorded_at, actor, origin, action, subject, detail } = entry
  const { before_sha256, after_sha256, previous_hash } = entry
  const fields = [
    recorded_at,
    actor,
    origin,
    action,
    subject,
    detail,
    before_sha256,
    after_sha256,
    previous_hash,
  ]
  const text = `[${[entry.number, ...fields.map((field) => JSON.stringify(field))].join(', ')}]`
  return createHash('sha256').update(text).digest('hex')
}

/** What is wrong with the entry that comes after `previous`, or null. Pure. */
export function faultAfter(previous: Link, entry: ChainedEntry): Broken | null {
  const expected = previous.number + 1
  if (entry.number !== String(expected)) return wrongNumber(expected, entry.number)
  const hash = entryHash(entry)
  if (hash !== entry.hash)
    return broken(
      expected,
      'altered',
      `L’écriture n° ${expected} a été modifiée : l’empreinte recalculée sur son contenu est ${short(hash)}, elle porte ${short(entry.hash)}.`,
    )
  if (entry.previous_hash !== previous.hash)
    return broken(
      expected,
      'detached',
      previous.number === 0
        ? `L’écriture n° 1 ne commence pas la chaîne : elle dit suivre ${short(entry.previous_hash)}. Elle a été remplacée.`
        : `L’écriture n° ${expected} ne suit pas la n° ${previous.number} : elle dit suivre ${short(entry.previous_hash)}, la n° ${previous.number} porte ${short(previous.hash)}. L’une des deux a été remplacée.`,
    )
  return null
}

function wrongNumber(expected: number, found: string): Broken {
  if (Number(found) < expected)
    return broken(
      Number(found),
      'misplaced',
      `L’écriture n° ${found} n’est pas à sa place : la n° ${expected} était attendue. Elle a été ajoutée ou renumérotée.`,
    )
  const last = BigInt(found) - 1n
  return broken(
    expected,
    'missing',
    last === BigInt(expected)
      ? `L’écriture n° ${expected} manque : la suivante est la n° ${found}.`
      : `Les écritures n° ${expected} à n° ${last} manquent : la suivante est la n° ${found}.`,
  )
}

/** A fault told with the typography of French. */
export function broken(number: number | null, fault: Broken['fault'], message: string): Broken {
  return { number, fault, message: frenchSpaces(message).replaceAll('n° ', 'n°\u00a0') }
}

/** A column whose constraints were dropped may hold null. */
export const short = (hash: string | null) => `${String(hash).slice(0, 12)}…`
