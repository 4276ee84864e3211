import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Question, Sort } from '../url_state/search_state.ts'
import type { Matches } from './documents.ts'
import { fetchJson } from './fetch_json.ts'
import { matchesPath } from './matches_path.ts'

interface Options {
  sort?: Sort
  excluded?: boolean
  enabled?: boolean
}

/** The whole answer to a question; the former one stays while the next is on its way. */
export function useMatches(
  question: Question,
  { sort = 'priority', excluded = false, enabled = true }: Options = {},
) {
  const path = matchesPath(question, sort, excluded)
  return useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => fetchJson<Matches>(path, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
}
