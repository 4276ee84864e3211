import type { Match } from '../../server/matching/schema.ts'
import type { PublicationEvidence } from '../../server/zoning/schema.ts'

/** The acts an answer stands on, each once, in the order of the regions. */
export function publicationsOf(matches: readonly Match[]): PublicationEvidence[] {
  const byId = new Map<string, PublicationEvidence>()
  for (const match of matches) {
    for (const { evidence } of match.reasons) {
      if (evidence.publication) byId.set(evidence.publication.id, evidence.publication)
    }
  }
  return [...byId.values()].sort((a, b) => (a.region < b.region ? -1 : 1))
}
