import { useMemo } from 'react'
import { useSearch } from 'wouter'
import { useCommune, usePlace } from '../../api/use_api.ts'
import { useMatches } from '../../api/use_matches.ts'
import { communeWords } from '../../results/commune_words.ts'
import { questionWords } from '../../results/question_words.ts'
import { BackLink } from '../../ui/back_link.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ZoneBadge } from '../../ui/zone_badge.tsx'
import { readSearch } from '../../url_state/read.ts'
import { writeQuestion } from '../../url_state/write.ts'
import { Later } from './later.tsx'
import { PlaceAside } from './place_aside.tsx'
import { Post } from './post.tsx'
import { Reasons } from './reasons.tsx'

/** The card of a place: why it is open or not, what may become of its zone, then the post itself. */
export default function PlacePage({ id }: { id: string }) {
  const { question } = readSearch(useSearch())
  const place = usePlace(id, question.on)
  const answer = useMatches(question, { excluded: true })
  const commune = useCommune(place.data?.commune.code ?? null, 'medecin', question.on)
  const match = useMemo(() => answer.data?.items.find((item) => item.place.id === id), [answer.data, id])
  const back = `/${writeQuestion(question)}`

  if (place.isPending) {
    return (
      <Page title="Lieu">
        <h1>Lieu</h1>
        <Waiting what="la fiche du lieu" rows={4} />
      </Page>
    )
  }
  if (place.isError) {
    return (
      <Page title="Lieu introuvable">
        <BackLink href={back}>Revenir à la recherche</BackLink>
        <h1>Lieu introuvable</h1>
        <Failure failure={place.error} what="la fiche du lieu" onRetry={() => place.refetch()} />
      </Page>
    )
  }
  const { structure, zone } = place.data
  return (
    <Page title={`${structure.name}, ${place.data.commune.name}`}>
      <BackLink href={back}>Revenir à la recherche</BackLink>
      <h1>{structure.name}</h1>
      <p className="cc-lead-zone">
        {communeWords(place.data.commune)}
        <ZoneBadge zone={zone} long />
        {match?.priority && <span className="cc-priority">Priorité dans votre région</span>}
      </p>
      <p className="fr-text--sm">Votre recherche : {questionWords(question)}.</p>
      <div className="cc-columns">
        <div>
          <section className="fr-mb-6w" aria-labelledby="pourquoi">
            <h2 id="pourquoi">
              {match && !match.eligible
                ? 'Pourquoi ce lieu ne vous est pas ouvert'
                : 'Pourquoi ce lieu vous est ouvert'}
            </h2>
            {answer.isPending && <Waiting what="les raisons" />}
            {answer.isError && (
              <Failure failure={answer.error} what="les raisons" onRetry={() => answer.refetch()} />
            )}
            {match && <Reasons match={match} />}
          </section>
          <Later match={match} commune={commune} region={place.data.region} />
          <Post place={place.data} />
        </div>
        <PlaceAside place={place.data} commune={commune.data} distanceKm={match?.distance_km ?? null} />
      </div>
    </Page>
  )
}
