// The few messages of the PostgreSQL frontend/backend protocol (version 3) that the bridge must know.
// https://www.postgresql.org/docs/current/protocol-message-formats.html

/** First byte of a message; the comment says who sends it. */
export const TYPE = {
  query: 0x51, // Q, client: a whole simple query, answered by ReadyForQuery
  sync: 0x53, // S, client: the end of a group of extended messages, answered by ReadyForQuery
  parse: 0x50, // P, client: a statement to prepare
  flush: 0x48, // H, client: answer what you have, no ReadyForQuery
  terminate: 0x58, // X, client
  ready: 0x5a, // Z, server: ReadyForQuery
  notification: 0x41, // A, server: a NOTIFY of any session
} as const

/** Type and length. */
const HEADER = 5

export interface Message {
  type: number
  /** Where it starts and ends in the walked bytes. */
  start: number
  end: number
}

/** Walks whole messages. @throws RangeError when the bytes stop in the middle of one. */
export function* walk(bytes: Uint8Array): Generator<Message> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let start = 0; start < bytes.length; ) {
    const end = start + HEADER > bytes.length ? Number.NaN : start + 1 + view.getInt32(start + 1)
    if (!(end >= start + HEADER && end <= bytes.length)) {
      throw new RangeError(`protocol message cut at byte ${start} of ${bytes.length}`)
    }
    yield { type: bytes[start]!, start, end }
    start = end
  }
}

/** A connection's first message has no type byte: it starts with its length, whose first byte is 0. */
export const isStartup = (bytes: Uint8Array) => bytes[0] === 0

const CANCEL_REQUEST = 80877102

export function isCancelRequest(bytes: Uint8Array): boolean {
  return (
    bytes.length === 16 && new DataView(bytes.buffer, bytes.byteOffset, 16).getInt32(4) === CANCEL_REQUEST
  )
}

/** Does the server answer this client message with a ReadyForQuery? */
export const endsGroup = (type: number) => type === TYPE.sync || type === TYPE.query

export function message(type: string, body: string | Uint8Array): Buffer {
  const payload = Buffer.from(body as string)
  const header = Buffer.alloc(HEADER)
  header.write(type, 'latin1')
  header.writeInt32BE(4 + payload.length, 1)
  return Buffer.concat([header, payload])
}

export const SYNC = message('S', '')
export const ROLLBACK = message('Q', 'ROLLBACK\0')

/** `I` idle, `T` in a transaction, `E` in a failed transaction. */
export type TransactionStatus = 'I' | 'T' | 'E'

export const ready = (status: TransactionStatus) => message('Z', status)

/** An ErrorResponse that postgres.js turns into a PostgresError with this SQLSTATE. */
export function errorResponse(code: string, text: string): Buffer {
  return message('E', `SERROR\0VERROR\0C${code}\0M${text}\0\0`)
}
