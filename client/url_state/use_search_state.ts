import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readSearch } from './read.ts'
import { type Question, ROWS_A_STEP, type SearchState, type View } from './search_state.ts'
import { writeSearch } from './write.ts'

export interface SearchStateHandle extends SearchState {
  /** A new question is a new page of the history: the back button undoes an answer. */
  ask(change: Partial<Question>): void
  /** A filter or the view replaces the address: the back button leaves the page. */
  show(change: Partial<View>): void
}

/** The state of the search, held by the address and by nothing else. */
export function useSearchState(): SearchStateHandle {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const state = useMemo(() => readSearch(search), [search])

  // Both read the address of the moment: the map moves while a filter changes.
  const ask = useCallback(
    (change: Partial<Question>) => {
      const { question, view } = readSearch(window.location.search)
      const next = { ...question, ...change }
      if (next.near === null) next.maxKm = null
      const sort = view.sort === 'distance' && next.near === null ? 'priority' : view.sort
      navigate(
        path + writeSearch({ question: next, view: { ...view, sort, shown: ROWS_A_STEP, selected: null } }),
      )
    },
    [navigate, path],
  )
  const show = useCallback(
    (change: Partial<View>) => {
      const { question, view } = readSearch(window.location.search)
      navigate(path + writeSearch({ question, view: { ...view, ...change } }), { replace: true })
    },
    [navigate, path],
  )
  return useMemo(() => ({ ...state, ask, show }), [state, ask, show])
}
