import type { Position } from 'geojson'

/**
 * A MultiPolygon's coordinates (`[lon, lat]`, rings closed) as hexadecimal WKB, for `::geometry`.
 * Five times cheaper for the database to read than GeoJSON. OGC 06-103r4, §8.
 */
export function multiPolygonWkb(polygons: Position[][][]): string {
  let size = 9
  for (const rings of polygons) {
    size += 9
    for (const ring of rings) size += 4 + 16 * ring.length
  }
  const wkb = Buffer.allocUnsafe(size)
  let at = header(wkb, 0, MULTI_POLYGON, polygons.length)
  for (const rings of polygons) {
    at = header(wkb, at, POLYGON, rings.length)
    for (const ring of rings) {
      at = wkb.writeUInt32LE(ring.length, at)
      for (const [lon, lat] of ring) at = wkb.writeDoubleLE(lat!, wkb.writeDoubleLE(lon!, at))
    }
  }
  return wkb.toString('hex')
}

const POLYGON = 3
const MULTI_POLYGON = 6

function header(wkb: Buffer, at: number, type: number, count: number): number {
  const little = wkb.writeUInt8(1, at)
  return wkb.writeUInt32LE(count, wkb.writeUInt32LE(type, little))
}
