import type { TransactionSql } from 'postgres'
import type { Database } from '../database.ts'
import type { Table } from './catalogue.ts'
import { encodeRow } from './copy_text.ts'

/** Size of the pieces of text, about, in bytes. */
const PIECE_BYTES = 256 * 1024

/** Answers asked of the embedded engine are about this long, in bytes: it keeps a whole answer in memory. */
const ANSWER_BYTES = 4 * 1024 * 1024
const FIRST_ROWS = 50

/**
 * The rows of a table as COPY text, in an order that depends on their content only. The transaction must write
 * canonically. Memory stays the same however many rows there are.
 */
export function readTable(
  tx: TransactionSql,
  engine: Database['engine'],
  table: Table,
): AsyncGenerator<Buffer> {
  return engine === 'server' ? readByCopy(tx, table) : readByCursor(tx, table)
}

async function* readByCopy(tx: TransactionSql, table: Table): AsyncGenerator<Buffer> {
  const columns = table.columns.map(({ identifier }) => identifier).join(', ')
  const copy = `copy (select ${columns} from ${table.identifier} ${orderOf(table)}) to stdout`
  let pieces: Buffer[] = []
  let size = 0
  // The driver gives a piece for each row.
  for await (const row of await tx.unsafe(copy).readable()) {
    pieces.push(row)
    size += row.length
    if (size < PIECE_BYTES) continue
    yield Buffer.concat(pieces)
    pieces = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(pieces)
}

/**
 * The embedded engine cannot be made to wait in the middle of an answer: a COPY of several GB would be in memory at
 * once. A cursor gives it in parts. `format` writes a value as COPY does, where a cast to text may not (booleans).
 */
async function* readByCursor(tx: TransactionSql, table: Table): AsyncGenerator<Buffer> {
  const values = table.columns.map(
    ({ identifier }) => `case when num_nulls(${identifier}) = 0 then format('%s', ${identifier}) end`,
  )
  await tx.unsafe(
    `declare reader no scroll cursor for select ${values.join(', ')} from ${table.identifier} ${orderOf(table)}`,
  )
  for (let rows = FIRST_ROWS; ; ) {
    const answer = await tx.unsafe(`fetch ${rows} from reader`).values()
    if (answer.length === 0) break
    const piece = Buffer.from(answer.map((row) => encodeRow(row as (string | null)[])).join(''))
    yield piece
    const wanted = Math.floor((ANSWER_BYTES * answer.length) / piece.length)
    rows = Math.max(1, Math.min(wanted, rows * 4))
  }
  await tx.unsafe('close reader')
}

/** By primary key, byte by byte whatever the language of the database; without one, by everything. */
function orderOf({ columns }: Table): string {
  const key = columns.filter(({ key }) => key !== null).sort((a, b) => a.key! - b.key!)
  const terms = key.length
    ? key.map(({ identifier, collated }) => (collated ? `${identifier} collate "C"` : identifier))
    : columns.map(({ identifier }) => `format('%s', ${identifier}) collate "C", num_nulls(${identifier})`)
  return terms.length ? `order by ${terms.join(', ')}` : ''
}
