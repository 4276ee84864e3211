import type { RegionCode } from '../geography/schema.ts'

/** What decides when a publication is in force. Days are `YYYY-MM-DD`, which sort as text. */
export interface Dated {
  region: RegionCode
  /** Order of recording. */
  sequence: number
  effective_on: string
  withdrawn_on: string | null
}

/**
 * The publication in force in each region on a day: the latest to have taken effect, among those not withdrawn by
 * then; of two with the same effective date, the one recorded last. Whatever the order they are given in.
 */
export function inForceOn<P extends Dated>(publications: Iterable<P>, day: string): Map<RegionCode, P> {
  const inForce = new Map<RegionCode, P>()
  for (const publication of publications) {
    const { effective_on, withdrawn_on, region } = publication
    if (effective_on > day || (withdrawn_on !== null && withdrawn_on <= day)) continue
    const known = inForce.get(region)
    if (!known || isLater(publication, known)) inForce.set(region, publication)
  }
  return inForce
}

const isLater = (a: Dated, b: Dated) =>
  a.effective_on > b.effective_on || (a.effective_on === b.effective_on && a.sequence > b.sequence)

export type Status = 'to_come' | 'in_force' | 'replaced' | 'withdrawn'

/** What a publication is on a day, `inForce` being the answer of `inForceOn` that day. */
export function statusOn(publication: Dated, day: string, inForce: ReadonlyMap<RegionCode, Dated>): Status {
  if (publication.withdrawn_on !== null && publication.withdrawn_on <= day) return 'withdrawn'
  if (publication.effective_on > day) return 'to_come'
  return inForce.get(publication.region)?.sequence === publication.sequence ? 'in_force' : 'replaced'
}

/** The days on which what is in force may change: an act takes effect or is withdrawn. */
export function turningDays(publications: Iterable<Dated>): string[] {
  const days = new Set<string>()
  for (const { effective_on, withdrawn_on } of publications) {
    days.add(effective_on)
    if (withdrawn_on) days.add(withdrawn_on)
  }
  return [...days].sort()
}
