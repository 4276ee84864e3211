import { type PagePosition, type PlaceSort, sorts } from './search.ts'

/** The end of a page, opaque to the caller. */
export function writeCursor(sort: PlaceSort, { key, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')
}

/** Null when the text is not a cursor of this sort: it was cut, or belongs to another question. */
export function readCursor(sort: PlaceSort, cursor: string): PagePosition | null {
  try {
    const [of, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    const sound = of === sort && sorts.includes(sort) && typeof id === 'string'
    return sound && (typeof key === 'string' || typeof key === 'number') ? { key, id } : null
  } catch {
    return null
  }
}
