import { useSearch } from 'wouter'
import { ApiFailure } from '../../api/failure.ts'
import { useCommune } from '../../api/use_api.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { isDay } from '../../typography/dates.ts'
import { AplChart } from '../../ui/apl_chart.tsx'
import { BackLink } from '../../ui/back_link.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ZoneHistory } from '../../ui/zone_history.tsx'
import { CommuneAside } from './commune_aside.tsx'
import { CommunePlaces } from './commune_places.tsx'
import { CommuneZone } from './commune_zone.tsx'

/** A commune: its zone with the act and its dates, its history, its figures, the places in it and around. */
export default function CommunePage({ code }: { code: string }) {
  const params = new URLSearchParams(useSearch())
  const date = params.get('date')
  const on = date && isDay(date) ? date : null
  const profession = params.get('profession') ?? 'medecin'
  const answer = useCommune(code, profession, on)

  if (answer.isPending) {
    return (
      <Page title={`Commune ${code}`}>
        <h1>Commune {code}</h1>
        <Waiting what="la commune" rows={4} />
      </Page>
    )
  }
  if (answer.isError) {
    const current = answer.error instanceof ApiFailure ? answer.error.problem.current : null
    return (
      <Page title="Commune introuvable">
        <BackLink href="/">Revenir à la recherche</BackLink>
        <h1>Commune introuvable</h1>
        <Failure failure={answer.error} what={`la commune ${code}`} onRetry={() => answer.refetch()} />
        {typeof current === 'string' && (
          <p>
            <SiteLink className="fr-link" href={`/communes/${current}`}>
              Voir la commune actuelle ({current})
            </SiteLink>
          </p>
        )}
      </Page>
    )
  }
  const commune = answer.data
  return (
    <Page title={`${commune.name} (${commune.department_name})`}>
      <BackLink href="/">Où exercer ?</BackLink>
      <h1>
        {commune.name} <span className="cc-h1-hint">{commune.department_name}</span>
      </h1>
      <div className="cc-columns">
        <div>
          <CommuneZone commune={commune} />
          <section className="fr-mb-6w" aria-labelledby="histoire">
            <h2 id="histoire">L’histoire de la zone</h2>
            {commune.arrondissements.length > 0 ? (
              <p>Le zonage est fixé par arrondissement : son histoire est sur la page de chacun.</p>
            ) : (
              <ZoneHistory history={commune.history} />
            )}
          </section>
          <section className="fr-mb-6w" aria-labelledby="apl">
            <h2 id="apl">L’accès aux médecins</h2>
            <AplChart apl={commune.apl} commune={commune.name} />
          </section>
          <CommunePlaces commune={commune} />
        </div>
        <CommuneAside commune={commune} />
      </div>
    </Page>
  )
}
