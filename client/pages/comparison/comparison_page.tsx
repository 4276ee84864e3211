import { useSearch } from 'wouter'
import { useMatches } from '../../api/use_matches.ts'
import { questionWords } from '../../results/question_words.ts'
import { BackLink } from '../../ui/back_link.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { readSearch } from '../../url_state/read.ts'
import { MOST_COMPARED } from '../../url_state/search_state.ts'
import { writeSearch } from '../../url_state/write.ts'
import { ComparisonTable } from './comparison_table.tsx'

/** Up to four places side by side, seen from the question of the address. */
export default function ComparisonPage() {
  const search = useSearch()
  const state = readSearch(search)
  const { question } = state
  const ids = (new URLSearchParams(search).get('lieux') ?? '')
    .split(',')
    .filter(Boolean)
    .slice(0, MOST_COMPARED)
  const answer = useMatches(question, { excluded: true })
  const matches = ids.flatMap((id) => answer.data?.items.find(({ place }) => place.id === id) ?? [])
  const missing = ids.filter((id) => !matches.some(({ place }) => place.id === id))
  return (
    <Page title="Comparer des lieux">
      <BackLink href={`/${writeSearch({ ...state, view: { ...state.view, compared: ids } })}`}>
        Revenir à la recherche
      </BackLink>
      <h1>Comparer des lieux</h1>
      <p>Votre recherche : {questionWords(question)}.</p>
      {ids.length === 0 && (
        <p>
          Aucun lieu à comparer : choisissez « Comparer » sur deux à quatre lieux de la liste, puis revenez
          ici.
        </p>
      )}
      {answer.isPending && <Waiting what="les lieux" rows={3} />}
      {answer.isError && (
        <Failure failure={answer.error} what="la comparaison" onRetry={() => answer.refetch()} />
      )}
      {answer.data && missing.length > 0 && (
        <p>Plus sur la liste nationale en vigueur : {missing.join(', ')}.</p>
      )}
      {matches.length > 0 && <ComparisonTable matches={matches} question={question} />}
    </Page>
  )
}
