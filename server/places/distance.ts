import type { LonLat } from '../geography/schema.ts'

/** Mean radius of the WGS 84 ellipsoid in kilometres, the one PostGIS's `ST_DistanceSphere` uses. */
const RADIUS_KM = 6371.008771415059

/** Great-circle distance between two points, in kilometres (haversine; within 0.6 % of the ellipsoid). */
export function distanceKm([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const phiA = radians(latA)
  const phiB = radians(latB)
  const sinPhi = Math.sin((phiB - phiA) / 2)
  const sinLambda = Math.sin(radians(lonB - lonA) / 2)
  const h = sinPhi * sinPhi + Math.cos(phiA) * Math.cos(phiB) * sinLambda * sinLambda
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
