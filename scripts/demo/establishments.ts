import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import proj4 from 'proj4'
import type { LonLat } from '../../server/geography/schema.ts'

/** FINESS categories that may hold a place (nomenclature CAT_ETAB). Regional and university hospitals (101) are left out: domain.md §1.2. */
export const categories = {
  '603': 'maison de santé',
  '124': 'centre de santé',
  '355': 'centre hospitalier',
  '106': 'centre hospitalier, ex-hôpital local',
  '292': 'centre hospitalier spécialisé, lutte contre les maladies mentales',
  '365': 'établissement de soins pluridisciplinaire',
} as const
export type Category = keyof typeof categories

export interface Establishment {
  finess: string
  /** FINESS number of the legal entity that runs it. */
  entity: string
  category: Category
  /** As FINESS writes it: capitals, cut at 38 characters. */
  name: string
  city: string
  point: LonLat
}

interface Resource {
  resourceType: 'Organization' | 'Location'
  id: string
  name?: string
  address?: { city?: string }[]
  type?: { coding: { system?: string; code: string }[] }[]
  position?: { latitude: number; longitude: number }
}

export interface ReadEstablishments {
  establishments: Establishment[]
  /** Legal entities that run a regional or university hospital: all their sites are left out. */
  universityEntities: Set<string>
}

/** The establishments of the January 2021 FINESS export (FHIR NDJSON archives) that have a point. */
export function readEstablishments(folder: string): ReadEstablishments {
  const points = new Map<string, LonLat>()
  const organizations: { resource: Resource; category: string | undefined }[] = []
  for (const archive of readdirSync(folder).filter((name) => name.endsWith('.tar.gz'))) {
    const text = execFileSync('tar', ['-xzOf', join(folder, archive)], { maxBuffer: 1 << 28 }).toString(
      'utf8',
    )
    for (const line of text.split('\n')) {
      if (!line.trim()) continue
      const resource = JSON.parse(line) as Resource
      if (resource.resourceType === 'Organization')
        organizations.push({ resource, category: categoryOf(resource) })
      else if (resource.position)
        points.set(resource.id.replace(/-loc$/, ''), [
          resource.position.longitude,
          resource.position.latitude,
        ])
    }
  }
  const universityEntities = new Set<string>()
  const establishments: Establishment[] = []
  for (const { resource, category } of organizations) {
    const [entity, finess] = resource.id.split('-') as [string, string]
    if (category === '101') universityEntities.add(entity)
    const point = points.get(resource.id)
    if (!point || !category || !(category in categories)) continue
    establishments.push({
      finess,
      entity,
      category: category as Category,
      name: resource.name!,
      city: resource.address?.[0]?.city ?? '',
      point: repairPoint(finess, point),
    })
  }
  return { establishments, universityEntities }
}

function categoryOf({ type }: Resource): string | undefined {
  return type?.[0]?.coding.find(({ system }) => system?.endsWith('/CAT_ETAB'))?.code
}

const LAMBERT_93 =
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m'
const utm = (zone: string) => `+proj=utm +zone=${zone} +ellps=GRS80 +units=m`

/** FINESS number's start → the grid its coordinates were really in: UTM 20 N (971, 972), 22 N (973), 40 S (974). */
const overseasGrids: Record<string, string> = {
  '9701': utm('20'),
  '9702': utm('20'),
  '9703': utm('22'),
  '9704': utm('40 +south'),
}

/**
 * The export took the overseas coordinates for Lambert 93: undone here, then read in their own grid.
 * The department comes from the FINESS number: postal codes 978xx CEDEX are La Réunion's.
 */
function repairPoint(finess: string, point: LonLat): LonLat {
  const grid = overseasGrids[finess.slice(0, 4)]
  if (!grid) return point
  return proj4(grid, 'WGS84', proj4('WGS84', LAMBERT_93, point)) as LonLat
}
