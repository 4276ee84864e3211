import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiFailure } from './failure.ts'
import { fetchJson } from './fetch_json.ts'
import { ME } from './use_me.ts'

/** Asks what belongs to the person who is signed in. When they no longer are, the whole page comes to know it. */
export function usePrivate<T>(path: string | null) {
  const queries = useQueryClient()
  const answer = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => fetchJson<T>(path ?? '', signal),
    enabled: path !== null,
    staleTime: 0,
  })
  const { error } = answer
  useEffect(() => {
    if (isSignedOut(error)) void queries.invalidateQueries({ queryKey: [ME] })
  }, [error, queries])
  return answer
}

export const isSignedOut = (failure: unknown): boolean =>
  failure instanceof ApiFailure && failure.code === 'sign_in_required'
