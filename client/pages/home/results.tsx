import type { UseQueryResult } from '@tanstack/react-query'
import type { Match, Matches } from '../../api/documents.ts'
import { countFilters } from '../../results/filter.ts'
import { Failure } from '../../ui/failure.tsx'
import { usePrinting } from '../../ui/use_printing.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { type Question, ROWS_A_STEP, type View } from '../../url_state/search_state.ts'
import { NoResult } from './no_result.tsx'
import { PrintedSources } from './printed_sources.tsx'
import { ResultRow, type RowProps } from './result_row.tsx'
import { ShowMore } from './show_more.tsx'
import { Toolbar } from './toolbar.tsx'

interface ResultsProps extends Omit<RowProps, 'match' | 'onShow'> {
  answer: UseQueryResult<Matches>
  /** What the filters keep. */
  matches: Match[]
  view: View
  onAsk: (change: Partial<Question>) => void
  onShow: (change: Partial<View>) => void
}

/** The open places: tools, rows, and what to say when there is none. */
export function Results({ answer, matches, view, onAsk, onShow, ...rowProps }: ResultsProps) {
  const printing = usePrinting()
  if (answer.isPending) return <Waiting what="les lieux qui vous sont ouverts" rows={6} />
  if (answer.isError)
    return <Failure failure={answer.error} what="la liste des lieux" onRetry={() => answer.refetch()} />
  const selected = matches.findIndex((match) => match.place.id === view.selected)
  const shown = printing ? matches.length : Math.max(view.shown, selected + 1)
  return (
    <>
      <h2 className="fr-sr-only">Les lieux qui vous sont ouverts</h2>
      <Toolbar
        matches={answer.data.items}
        kept={matches.length}
        question={rowProps.question}
        view={view}
        onShow={onShow}
      />
      {matches.length === 0 ? (
        <NoResult
          filtered={countFilters(view) > 0}
          question={rowProps.question}
          onAsk={onAsk}
          onShow={onShow}
        />
      ) : (
        <ul className="cc-rows">
          {matches.slice(0, shown).map((match) => (
            <ResultRow key={match.place.id} match={match} onShow={onShow} {...rowProps} />
          ))}
        </ul>
      )}
      <ShowMore
        shown={Math.min(shown, matches.length)}
        total={matches.length}
        onMore={() => onShow({ shown: shown + ROWS_A_STEP })}
      />
      <PrintedSources matches={matches} question={rowProps.question} on={answer.data.on} />
    </>
  )
}
