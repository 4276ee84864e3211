import type { LonLat } from '../../server/geography/schema.ts'
import { ApiFailure } from '../api/failure.ts'
import { useZoneAt } from '../api/use_api.ts'
import { SiteLink } from '../layout/site_link.tsx'
import { communeWords } from '../results/commune_words.ts'
import { Act } from './act.tsx'
import { Eligibility } from './eligibility.tsx'
import { Failure } from './failure.tsx'
import { PaneCard } from './pane_card.tsx'
import { ZoneBadge } from './zone_badge.tsx'

interface ZoneHereProps {
  point: LonLat
  on: string | null
  profession?: string
  onClose: () => void
}

/** Which zone is it at this point, by which act, and is it open to the CESP? */
export function ZoneHere({ point, on, profession = 'medecin', onClose }: ZoneHereProps) {
  const answer = useZoneAt(point, profession, on)
  if (answer.isPending)
    return (
      <PaneCard title="Quelle zone ici ?" onClose={onClose}>
        <p>Recherche…</p>
      </PaneCard>
    )
  if (answer.isError) {
    const { error } = answer
    const known = error instanceof ApiFailure && error.kind === 'not_found'
    return (
      <PaneCard title="Quelle zone ici ?" onClose={onClose}>
        {known ? (
          <p>{error.message}</p>
        ) : (
          <Failure failure={error} what="la zone" onRetry={() => answer.refetch()} />
        )}
      </PaneCard>
    )
  }
  const { commune, zone, publication } = answer.data
  return (
    <PaneCard title={communeWords(commune)} onClose={onClose}>
      <p className="cc-row__badges">
        <ZoneBadge zone={zone} long /> <Eligibility eligible={zone.eligible} />
      </p>
      <p className="fr-text--sm">
        <Act publication={publication} />
      </p>
      <p>
        <SiteLink className="fr-link" href={`/communes/${commune.code}${on ? `?date=${on}` : ''}`}>
          Voir la fiche de la commune
        </SiteLink>
      </p>
    </PaneCard>
  )
}
