import type { Match, Matches } from './schema.ts'

/** JSON of what many answers share (places, reasons, zones), kept as long as the value itself. */
const written = new WeakMap<object, string>()

function write(value: object | null): string {
  if (value === null) return 'null'
  let text = written.get(value)
  if (text === undefined) {
    text = JSON.stringify(value)
    written.set(value, text)
  }
  return text
}

/**
 * The same text as `JSON.stringify(matches)`, several times faster: a complete answer repeats the same reasons, with
 * their evidence, for thousands of places, and the places do not change from one question to the next.
 */
export function serializeMatches({ items, ...head }: Matches): string {
  const opening = JSON.stringify(head).slice(0, -1)
  return `${opening},"items":[${items.map(serializeMatch).join(',')}]}`
}

function serializeMatch({ place, eligible, priority, reasons, zone, distance_km, stability }: Match): string {
  return `{"place":${write(place)},"eligible":${eligible},"priority":${priority},"reasons":[${reasons
    .map(write)
    .join(',')}],"zone":${write(zone)},"distance_km":${distance_km},"stability":${write(stability)}}`
}
