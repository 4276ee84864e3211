import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
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
  const copy = await tx.unsafe(`copy ${table.identifier} (${columns}) from stdin`).writable()
  // When the server refuses at the very end, the driver does not end the stream: what is asked next then fails.
  const refused = new Promise<never>((_, reject) => {
    copy.once('prefinish', () => void tx`select 1`.catch(reject))
  })
  refused.catch(() => {})
  await Promise.race([pipeline(Readable.from(text, { objectMode: false }), copy), refused])
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
