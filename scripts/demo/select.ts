import { createHash } from 'node:crypto'
import type { Locator } from '../../server/geography/locate.ts'
import type { Reference } from '../../server/geography/reference.ts'
import type { Commune } from '../../server/geography/schema.ts'
import type { Establishment, ReadEstablishments } from './establishments.ts'
import { type Kind, kindOf, structureName } from './kind.ts'

export interface Structure extends Establishment {
  kind: Kind
  commune: Commune
  displayName: string
}

/** How many structures a region gives at least, where it has them. */
const LEAST = 14

/** The whole of La Réunion is zoned below the commune and hence `NC`: its places are there to show that answer. */
const UNCLASSED_REGION = '04'

/**
 * The establishments that may hold a place: a kind we can name, in a commune in ZIP or ZAC (La Réunion: `NC`), no site of
 * a university hospital, one per displayed name.
 */
export function candidates(
  { establishments, universityEntities }: ReadEstablishments,
  classes: Map<string, string>,
  reference: Reference,
  locator: Locator,
): Structure[] {
  const byName = new Map<string, Structure>()
  for (const establishment of [...establishments].sort((a, b) => (a.finess < b.finess ? -1 : 1))) {
    const kind = kindOf(establishment)
    const code =
      kind && !universityEntities.has(establishment.entity) && locator.locate(...establishment.point)
    const commune = code ? reference.communes.get(code) : undefined
    if (!kind || !commune) continue
    const open = ['ZIP', 'ZAC'].includes(classes.get(commune.code) ?? '')
    if (!open && commune.region !== UNCLASSED_REGION) continue
    const displayName = structureName(kind, commune.name)
    const key = `${displayName} ${commune.department}`
    if (!byName.has(key)) byName.set(key, { ...establishment, kind, commune, displayName })
  }
  return [...byName.values()]
}

/**
 * About `wanted` structures: each region in proportion to its candidates, and at least `LEAST`. Within a region the
 * choice is by a hash of the seed and the FINESS number: the same for ever, and spread over the territory.
 */
export function select(structures: Structure[], wanted: number, seed: string): Structure[] {
  const byRegion = new Map<string, Structure[]>()
  for (const structure of structures) {
    const { region } = structure.commune
    byRegion.set(region, [...(byRegion.get(region) ?? []), structure])
  }
  const share = wanted / structures.length
  return [...byRegion.values()].flatMap((region) => {
    const count = Math.max(LEAST, Math.round(region.length * share))
    return region
      .map((structure) => ({ structure, draw: hash(`${seed} ${structure.finess}`) }))
      .sort((a, b) => (a.draw < b.draw ? -1 : 1))
      .slice(0, count)
      .map(({ structure }) => structure)
  })
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
