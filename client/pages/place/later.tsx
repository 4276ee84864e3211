import type { UseQueryResult } from '@tanstack/react-query'
import type { CommuneAnswer, Match } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { announcedWords, sinceWords } from '../../results/stability_words.ts'
import { AplChart } from '../../ui/apl_chart.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ZoneHistory } from '../../ui/zone_history.tsx'

interface LaterProps {
  match: Match | undefined
  commune: UseQueryResult<CommuneAnswer>
  region: string
}

/** « Et quand j’aurai fini ? »: the past of the zone, what is announced, and what the law guarantees. */
export function Later({ match, commune }: LaterProps) {
  const since = match && sinceWords(match.stability)
  const announced = match && announcedWords(match.stability)
  return (
    <section className="fr-mb-6w" aria-labelledby="plus-tard">
      <h2 id="plus-tard">Et quand j’aurai fini ?</h2>
      {since && (
        <p>
          La commune est ouverte au CESP <strong>{since}</strong>.
        </p>
      )}
      <p>
        {announced ? <strong>{announced}.</strong> : 'Aucun changement de zone n’est annoncé à ce jour.'} Le
        zonage est revu par l’ARS : il peut changer avant votre installation.
      </p>
      <p>
        Un lieu déclaré à l’ARS depuis au moins trois ans, et inchangé, ne vous coûte ni indemnité ni pénalité
        si sa zone est déclassée ensuite (texte de 2026).{' '}
        <SiteLink href="/procedure">Comprendre la procédure</SiteLink>
      </p>
      {commune.isPending && <Waiting what="l’histoire de la zone" />}
      {commune.isError && (
        <Failure failure={commune.error} what="l’histoire de la zone" onRetry={() => commune.refetch()} />
      )}
      {commune.data && (
        <>
          <h3 className="fr-h5">L’histoire de la zone</h3>
          <ZoneHistory history={commune.data.history} />
          <h3 className="fr-h5 fr-mt-4w">L’accès aux médecins</h3>
          <AplChart apl={commune.data.apl} commune={commune.data.name} />
        </>
      )}
    </section>
  )
}
