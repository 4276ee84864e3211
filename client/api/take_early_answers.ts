import type { QueryClient } from '@tanstack/react-query'
import { earlyAnswers } from './early_answers.ts'
import { fetchJson } from './fetch_json.ts'

/**
 * Hands the answers that the page asked by itself to the queries that will want them.
 * Resolves when all are there, failures included: those are told by who shows them.
 */
export async function takeEarlyAnswers(queries: QueryClient): Promise<void> {
  await Promise.all(
    [...earlyAnswers().keys()].map((path) =>
      queries.prefetchQuery({ queryKey: [path], queryFn: ({ signal }) => fetchJson(path, signal) }),
    ),
  )
}
