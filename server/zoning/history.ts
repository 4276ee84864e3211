import { type Dated, inForceOn, turningDays } from './in_force.ts'
import type { PublicationEvidence, ZoneClass, ZonePeriod } from './schema.ts'

export type DatedEvidence = PublicationEvidence & Dated

/**
 * The periods of a unit's class, oldest first. `publications`: those of its region; `classIn` says the unit's class
 * in one of them, null when it is not named. Consecutive acts that keep the class make one period, opened by the first:
 * that is « since when ». A time without any zoning in force leaves a gap.
 */
export function historyOf(
  publications: DatedEvidence[],
  classIn: (publication: DatedEvidence) => ZoneClass | null,
): ZonePeriod[] {
  const periods: ZonePeriod[] = []
  let open: ZonePeriod | null = null
  for (const day of turningDays(publications)) {
    const [publication] = inForceOn(publications, day).values()
    const zone = publication ? classIn(publication) : null
    if (open && zone === open.class) continue
    if (open) open.to = dayBefore(day)
    open =
      publication && zone
        ? {
            class: zone,
            from: day,
            from_is_latest: publication.effective_on_is_latest && publication.effective_on === day,
            to: null,
            publication: evidenceOf(publication),
          }
        : null
    if (open) periods.push(open)
  }
  return periods
}

/** A record of a publication cut down to what proves an answer. */
export function evidenceOf(publication: PublicationEvidence): PublicationEvidence {
  const { id, profession, region, act, signed_on, published_on, effective_on } = publication
  const { effective_on_is_latest, provenance, sha256 } = publication
  return {
    id,
    profession,
    region,
    act,
    signed_on,
    published_on,
    effective_on,
    effective_on_is_latest,
    provenance,
    sha256,
  }
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
