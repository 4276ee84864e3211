import type { RegionCode } from '../../server/geography/schema.ts'
import type { PublicationEvidence, ZoneClass } from '../../server/zoning/schema.ts'
import type { ZoningSnapshot } from '../../server/zoning/snapshot.ts'
import { reference } from './files.ts'

/** A zoning in force since 2025 in one region, in memory. */
export function createSnapshot(
  region: RegionCode,
  classOf: (code: string) => ZoneClass,
  sha256 = '0'.repeat(64),
): ZoningSnapshot {
  const publication: PublicationEvidence = {
    id: `medecin-${region}-essai`,
    profession: 'medecin',
    region,
    act: 'arrêté d’essai',
    signed_on: null,
    published_on: null,
    effective_on: '2025-01-01',
    effective_on_is_latest: false,
    provenance: null,
    sha256,
  }
  return {
    profession: 'medecin',
    on: '2026-01-01',
    key: 'essai',
    modified: null,
    publications: new Map([[region, publication]]),
    unit: (code) => {
      const inRegion = reference.communes.get(code)?.region === region && !reference.arrondissements.has(code)
      if (!inRegion) return null
      return { code, class: classOf(code), territory_code: null, territory_name: null, note: null }
    },
  }
}
