import { useQuery } from '@tanstack/react-query'
import type { Page } from './documents.ts'
import { fetchJson } from './fetch_json.ts'

/** The DES with the codes that the directory of health professionals (RPPS) gives them. */
export function useSpecialties(asked: boolean) {
  const path = '/specialties'
  return useQuery({
    queryKey: [path],
    queryFn: ({ signal }) =>
      fetchJson<Page<{ code: string; name: string; ans_codes: string[] }>>(path, signal),
    enabled: asked,
  })
}
