import { useQuery } from '@tanstack/react-query'
import type { Me } from './account.ts'
import { fetchJson } from './fetch_json.ts'

export const ME = '/me'

/**
 * Who is signed in, and how one may sign in.
 * @param asked false: only what somebody else asked is shown, for the public pages wait for nothing of it
 */
export function useMe(asked = true) {
  return useQuery({
    queryKey: [ME],
    queryFn: ({ signal }) => fetchJson<Me>(ME, signal),
    enabled: asked,
  })
}
