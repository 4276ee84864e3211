import type { UseQueryResult } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { Match, Matches } from '../../api/documents.ts'
import { countFilters } from '../../results/filter.ts'
import { Failure } from '../../ui/failure.tsx'
import { usePrinting } from '../../ui/use_printing.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { type Question, ROWS_A_STEP, type View } from '../../url_state/search_state.ts'
import { NoResult } from './no_result.tsx'
import { PrintedSources } from './printed_sources.tsx'
import { ResultRow, type RowProps } from './result_row.tsx'
import { isReturning } from './return_to_row.ts'
import { ShowMore } from './show_more.tsx'
import { Toolbar } from './toolbar.tsx'

/** Rows of the first drawing: as many as a screen shows. The others follow at once, but a phone shows these half a second sooner. */
const rowsAtOnce = 6

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
  const selected = matches.findIndex((match) => match.place.id === view.selected)
  const shown = printing ? matches.length : Math.max(view.shown, selected + 1)
  const drawn = useDeferredValue(shown, isReturning() || printing ? shown : rowsAtOnce)
  if (answer.isPending) return <Waiting what="les lieux qui vous sont ouverts" rows={6} />
  if (answer.isError)
    return <Failure failure={answer.error} what="la liste des lieux" onRetry={() => answer.refetch()} />
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
          {matches.slice(0, printing ? shown : drawn).map((match) => (
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
