import { createHash } from 'node:crypto'
import type { JSONValue } from 'postgres'

/**
 * The sha256, in hexadecimal, of a state in canonical JSON: whoever holds the state proves that the journal speaks of
 * it. A state that few values can take is guessed from its hash: give it something that cannot be (its id).
 */
export function stateHash(state: JSONValue): string {
  return createHash('sha256').update(canonicalJson(state)).digest('hex')
}

/** JSON as RFC 8785 writes it: no space, keys in the order of their UTF-16 code units, numbers as ECMAScript's. */
export function canonicalJson(value: JSONValue): string {
  // Dates and the like become what JSON has; what is undefined goes.
  return write(JSON.parse(JSON.stringify(value)))
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${write(member)}`).join(',')}}`
}
