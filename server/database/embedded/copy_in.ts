import { message, TYPE, walk } from './protocol.ts'

const COPY_IN = /\bcopy\b[^;]*\bfrom\s+stdin\b/i

/** Fails like a statement that does not exist: feature_not_supported, and the transaction with it. */
const FAILING = `do $$ begin raise exception 'COPY FROM STDIN n’existe pas sur la base embarquée : chargez avec INSERT … SELECT FROM unnest(…)' using errcode = '0A000'; end $$\0`

/**
 * Replaces a COPY … FROM STDIN by a statement that fails. PGlite reads what follows the statement from the same
 * message, finds its end, and takes it for the end of the session: the engine would stop.
 */
export function refuseCopyIn(group: Uint8Array): Uint8Array {
  const text = Buffer.from(group.buffer, group.byteOffset, group.byteLength)
  if (!text.includes('stdin') && !text.includes('STDIN')) return group
  const messages: Uint8Array[] = []
  for (const { type, start, end } of walk(group)) {
    const body = text.subarray(start + 5, end)
    const isStatement = type === TYPE.query || type === TYPE.parse
    if (!isStatement || !COPY_IN.test(body.toString('latin1'))) messages.push(group.subarray(start, end))
    else if (type === TYPE.query) messages.push(message('Q', FAILING))
    // A Parse holds the statement's name, its text, and the types of its parameters: none here.
    else messages.push(message('P', `${body.toString('latin1', 0, body.indexOf(0))}\0${FAILING}\0\0`))
  }
  return Buffer.concat(messages)
}
