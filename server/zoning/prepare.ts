import { createHash } from 'node:crypto'
import type { Reference } from '../geography/reference.ts'
import type { RegionCode } from '../geography/schema.ts'
import type { Checked } from './check.ts'
import type { Profession, Publication, Report, ZoningUnit } from './schema.ts'
import type { ActDates } from './snapshot.ts'

export interface Act extends ActDates {
  /** As people cite it: « arrêté n° 2021-19-0284 ». */
  act: string
  /** The zoning was seen in force on `effective_on` and may be older. */
  effective_on_is_latest: boolean
  /** Where the file comes from, when it is not the ARS itself. */
  provenance: string | null
}

/** A publication ready to be written: its identifier is that of its content. */
export interface PreparedPublication extends Act {
  id: string
  profession: Profession
  region: RegionCode
  file_name: string
  sha256: string
  cog: string
  by_class: Publication['by_class']
  report: Report
  units: ZoningUnit[]
}

/** A valid check → one publication per region that it covers. Pure. */
export function preparePublications(
  { report, units }: Checked,
  act: Act,
  reference: Reference,
): PreparedPublication[] {
  if (!report.valid) throw new Error('an invalid zoning is never prepared')
  const regionOf = ({ code }: ZoningUnit) => reference.communes.get(code)!.region
  return [...new Set(units.map(regionOf))].sort().map((region) => {
    const inRegion = units.filter((unit) => regionOf(unit) === region)
    return {
      ...act,
      id: publicationId(report.profession, region, act, inRegion),
      profession: report.profession,
      region,
      file_name: report.file.name,
      sha256: report.file.sha256,
      cog: report.cog,
      by_class: countByClass(inRegion, reference),
      report,
      units: inRegion,
    }
  })
}

/** `medecin-24-20250509-1a2b3c4d`: profession, region, effect, and 8 hexadecimal digits of the act, its dates and its units. */
export function publicationId(
  profession: Profession,
  region: RegionCode,
  act: Act,
  units: ZoningUnit[],
): string {
  const { signed_on, published_on, effective_on } = act
  const sorted = [...units]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((u) => [u.code, u.class, u.territory_code, u.territory_name, u.note])
  const digest = createHash('sha256')
    .update(JSON.stringify([act.act, signed_on, published_on, effective_on, sorted]))
    .digest('hex')
  return `${profession}-${region}-${effective_on.replaceAll('-', '')}-${digest.slice(0, 8)}`
}

function countByClass(units: ZoningUnit[], { communes }: Reference): Publication['by_class'] {
  const counts: Publication['by_class'] = {}
  for (const { code, class: each } of units) {
    counts[each] ??= { units: 0, population: 0 }
    counts[each].units++
    counts[each].population += communes.get(code)?.population ?? 0
  }
  return counts
}
