import { useMemo, useState } from 'react'
import { useMatches } from '../../api/use_matches.ts'
import { filterMatches } from '../../results/filter.ts'
import { Page } from '../../ui/page.tsx'
import { useWideScreen } from '../../ui/use_wide_screen.ts'
import { useSearchState } from '../../url_state/use_search_state.ts'
import { ComparisonTray } from './comparison_tray.tsx'
import { Excluded } from './excluded.tsx'
import { FaceSwitch } from './face_switch.tsx'
import { MapPane } from './map_pane.tsx'
import { QuestionForm } from './question_form.tsx'
import { Results } from './results.tsx'
import { useReturnToRow } from './return_to_row.ts'
import { TruthLine } from './truth_line.tsx'

/** « Où exercer ? »: the question, one line of truth, then the list and the map side by side. */
export function HomePage() {
  const { question, view, ask, show } = useSearchState()
  const [hoveredId, setHoveredId] = useState<string | null>(null)
  const wide = useWideScreen()
  const answer = useMatches(question, { sort: view.sort })
  const withExcluded = useMatches(question, {
    sort: view.sort,
    excluded: true,
    enabled: view.face === 'ecartes',
  })
  const matches = useMemo(() => filterMatches(answer.data?.items ?? [], view), [answer.data, view])
  const excluded = useMemo(
    () => (withExcluded.data?.items ?? []).filter((match) => !match.eligible),
    [withExcluded.data],
  )
  const drawn = useMemo(
    () => (view.face === 'ecartes' ? [...filterMatches(excluded, view), ...matches] : matches),
    [view, matches, excluded],
  )
  useReturnToRow(answer.data !== undefined)
  const rowProps = {
    question,
    hoveredId,
    onHover: setHoveredId,
    compared: view.compared,
    selectedId: view.selected,
  }

  return (
    <Page title="Où exercer ?" wide className={`cc-home cc-home--${view.face}`}>
      <div className="cc-home__question">
        <h1 className="fr-sr-only">Où exercer ?</h1>
        <QuestionForm question={question} onAsk={ask} today={answer.data?.on ?? null} />
        <TruthLine
          question={question}
          answer={answer.data}
          stale={answer.isPlaceholderData}
          face={view.face}
          onShow={show}
        />
      </div>
      <FaceSwitch face={view.face} onShow={show} />
      <div className="cc-home__columns">
        <section className="cc-home__list" aria-label="Lieux">
          {view.face === 'ecartes' ? (
            <Excluded answer={withExcluded} excluded={excluded} view={view} onShow={show} {...rowProps} />
          ) : (
            <Results answer={answer} matches={matches} view={view} onAsk={ask} onShow={show} {...rowProps} />
          )}
        </section>
        {(wide || view.face === 'carte') && (
          <MapPane
            matches={drawn}
            settled={!answer.isPending}
            question={question}
            on={answer.data?.on ?? null}
            view={view}
            hoveredId={hoveredId}
            onHover={setHoveredId}
            onShow={show}
          />
        )}
      </div>
      <ComparisonTray question={question} view={view} matches={answer.data?.items ?? []} onShow={show} />
    </Page>
  )
}
