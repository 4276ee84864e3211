import type { Reference } from '../../geography/reference.ts'
import type { RegionCode } from '../../geography/schema.ts'
import type { CompactUnits } from '../compact_units.ts'
import type { Profession, Publication, ZoningUnit } from '../schema.ts'
import type { ZoningSnapshot } from '../snapshot.ts'

/** What an export holds, whatever its format. */
export interface ExportContent {
  profession: Profession
  /** Of the file, without its extension. */
  name: string
  /** The same content has the same key. */
  key: string
  /** Sorted by code. */
  units: { unit: ZoningUnit; publication_id: string }[]
}

/** The zoning in force on a day, of one region or of all. */
export function contentInForce(
  snapshot: ZoningSnapshot,
  region: RegionCode | null,
  reference: Reference,
): ExportContent {
  const { profession, on, key } = snapshot
  const units = reference.units
    .filter((commune) => region === null || commune.region === region)
    .flatMap(({ code, region: of }) => {
      const unit = snapshot.unit(code)
      return unit ? [{ unit, publication_id: snapshot.publications.get(of)!.id }] : []
    })
  return {
    profession,
    name: `zonage-${profession}-${region ?? 'france'}-${on}`,
    key: `${key}-${region ?? 'all'}`,
    units: byCode(units),
  }
}

/** One publication as it was made. */
export function contentOfPublication({ id, profession }: Publication, units: CompactUnits): ExportContent {
  const all = [...units.codes()].map((code) => ({ unit: units.unit(code)!, publication_id: id }))
  return { profession, name: `zonage-${id}`, key: id, units: byCode(all) }
}

const byCode = (units: ExportContent['units']) => units.sort((a, b) => (a.unit.code < b.unit.code ? -1 : 1))
