import { hash } from 'node:crypto'
import type { Match, Matches } from './schema.ts'

/** A piece of JSON in UTF-8, and what names its content. */
interface Piece {
  bytes: Buffer
  digest: string
}

const pieceOf = (json: string): Piece => {
  const bytes = Buffer.from(json)
  return { bytes, digest: hash('sha256', bytes, 'base64url').slice(0, 16) }
}

/** The JSON of a value between two texts, made once per value: answers share places, reasons and zones, which never change. */
function between(before: string, after: string): (value: object | null) => Piece {
  const made = new WeakMap<object, Piece>()
  const ofNull = pieceOf(`${before}null${after}`)
  return (value) => {
    if (value === null) return ofNull
    let piece = made.get(value)
    if (!piece) {
      piece = pieceOf(`${before}${JSON.stringify(value)}${after}`)
      made.set(value, piece)
    }
    return piece
  }
}

const placePiece = between('{"place":', ',"eligible":')
const reasonPiece = between('', ',')
const lastReasonPiece = between('', '')
const zonePiece = between('],"zone":', ',"distance_km":')
const stabilityPiece = between(',"stability":', '},')
const lastStabilityPiece = between(',"stability":', '}')
const flagPieces = [false, true].map((eligible) =>
  [false, true].map((priority) => pieceOf(`${eligible},"priority":${priority},"reasons":[`)),
)
const noDistance = pieceOf('null')

export interface Serialized {
  /** The very text of `JSON.stringify(matches)`, in UTF-8. */
  body: Buffer
  /** Strong validator: two equal ones mean the same bytes. */
  etag: string
}

/**
 * A complete answer over 3 000 places weighs ten megabytes, nearly all of it repeated from one place or one question to
 * the next: what is shared is written once and copied, and the validator is made of the names of the pieces.
 */
export function serializeMatches({ items, ...head }: Matches): Serialized {
  const pieces: Piece[] = [pieceOf(`${JSON.stringify(head).slice(0, -1)},"items":[`)]
  for (let index = 0; index < items.length; index++)
    writeMatch(items[index]!, index === items.length - 1, pieces)
  pieces.push(pieceOf(']}'))
  const names = pieces.map(({ digest }) => digest).join('')
  return {
    body: Buffer.concat(pieces.map(({ bytes }) => bytes)),
    etag: hash('sha256', names, 'base64url').slice(0, 27),
  }
}

function writeMatch(
  { place, eligible, priority, reasons, zone, distance_km, stability }: Match,
  last: boolean,
  pieces: Piece[],
): void {
  pieces.push(placePiece(place), flagPieces[Number(eligible)]![Number(priority)]!)
  const lastReason = reasons.length - 1
  for (let index = 0; index < lastReason; index++) pieces.push(reasonPiece(reasons[index]!))
  pieces.push(lastReasonPiece(reasons[lastReason]!), zonePiece(zone))
  pieces.push(distance_km === null ? noDistance : distancePiece(distance_km))
  pieces.push(last ? lastStabilityPiece(stability) : stabilityPiece(stability))
}

/** Tenths of a kilometre name themselves. */
function distancePiece(km: number): Piece {
  const text = String(km)
  return { bytes: Buffer.from(text), digest: `${text} ` }
}
