import type { TransactionSql } from 'postgres'
import type { Database } from '../database.ts'
import type { Table } from './catalogue.ts'
import { decodeRow, wholeLines } from './copy_text.ts'

/** Rows sent in one statement to the embedded engine weigh about this, in bytes of text. */
const STATEMENT_BYTES = 2 * 1024 * 1024

/** Appends the rows of a COPY text to a table. Values of identity columns are kept. */
export function loadTable(
  tx: TransactionSql,
  engine: Database['engine'],
  table: Table,
  text: AsyncIterable<Uint8Array>,
): Promise<void> {
  return engine === 'server' ? loadByCopy(tx, table, text) : loadByInsert(tx, table, text)
}

async function loadByCopy(tx: TransactionSql, table: Table, text: AsyncIterable<Uint8Array>): Promise<void> {
  const columns = table.columns.map(({ identifier }) => identifier).join(', ')
  const query = tx.unsafe(`copy ${table.identifier} (${columns}) from stdin`)
  const copy = await query.writable()
  let refusal: unknown
  const refuse = (error: unknown) => {
    refusal ??= error
  }
  copy.on('error', refuse)
  // The driver tells a refusal that comes after the last piece to the query alone, which has answered already.
  Object.assign(query, { reject: refuse })
  try {
    for await (const piece of text) {
      await new Promise((resolve) => copy.write(piece, resolve))
      if (refusal) throw refusal
    }
  } catch (error) {
    copy.destroy(error as Error)
    throw error
  }
  copy.end()
  await new Promise((resolve) => setImmediate(resolve))
  // Answered once the COPY is done; after a refusal the transaction answers nothing more.
  await tx`select 1`.catch((error) => {
    throw refusal ?? error
  })
}

/**
 * The embedded engine has no COPY FROM STDIN. Values travel as text, each column as an array, and the engine reads them
 * as it would in a COPY.
 */
async function loadByInsert(
  tx: TransactionSql,
  table: Table,
  text: AsyncIterable<Uint8Array>,
): Promise<void> {
  const columns = table.columns.map(({ identifier }) => identifier).join(', ')
  const values = table.columns.map(({ type }, i) => `v${i}::${type}`).join(', ')
  const arrays = table.columns.map((_, i) => `$${i + 1}::text[]`).join(', ')
  const names = table.columns.map((_, i) => `v${i}`).join(', ')
  const insert = `insert into ${table.identifier} (${columns}) overriding system value
    select ${values} from unnest(${arrays}) as u(${names})`

  let rows: (string | null)[][] = []
  let size = 0
  const send = async () => {
    const byColumn = table.columns.map((_, i) => rows.map((row) => row[i]!))
    await tx.unsafe(insert, byColumn, { prepare: true })
    rows = []
    size = 0
  }
  for await (const lines of wholeLines(text)) {
    for (const line of lines.toString().slice(0, -1).split('\n')) {
      const row = decodeRow(line)
      if (row.length !== table.columns.length) {
        throw new Error(
          `COPY text of ${table.name}: ${row.length} values in a line, ${table.columns.length} expected`,
        )
      }
      rows.push(row)
      size += line.length
      if (size >= STATEMENT_BYTES) await send()
    }
  }
  if (rows.length > 0) await send()
}
