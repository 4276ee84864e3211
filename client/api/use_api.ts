import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LonLat } from '../../server/geography/schema.ts'
import type {
  CommuneAnswer,
  CommuneSuggestion,
  Page,
  Place,
  PlaceAnswer,
  Publication,
  Report,
  ServiceConfig,
  ZoneAt,
} from './documents.ts'
import { fetchJson } from './fetch_json.ts'

const HOUR = 3_600_000

function useApi<T>(path: string | null, options: { staleTime?: number; keep?: boolean } = {}) {
  return useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => fetchJson<T>(path ?? '', signal),
    enabled: path !== null,
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  })
}

export function useConfig() {
  return useApi<ServiceConfig>('/config', { staleTime: HOUR })
}

/** Suggestions for what is being typed: a name, a postal code or an INSEE code; nothing is asked under two characters. */
export function useCommuneSuggestions(typed: string) {
  const q = typed.trim()
  return useApi<Page<CommuneSuggestion>>(
    q.length < 2 ? null : `/communes?q=${encodeURIComponent(q)}&limit=8`,
    {
      staleTime: HOUR,
      keep: true,
    },
  )
}

export function useCommune(code: string | null, profession = 'medecin', on: string | null = null) {
  const when = on ? `&on=${on}` : ''
  return useApi<CommuneAnswer>(
    code && `/communes/${encodeURIComponent(code)}?profession=${profession}${when}`,
  )
}

/** Which zone is it here? */
export function useZoneAt(point: LonLat | null, profession = 'medecin', on: string | null = null) {
  const when = on ? `&on=${on}` : ''
  return useApi<ZoneAt>(point && `/zones/at?lon=${point[0]}&lat=${point[1]}&profession=${profession}${when}`)
}

export function usePlace(id: string, on: string | null = null) {
  return useApi<PlaceAnswer>(`/places/${encodeURIComponent(id)}${on ? `?on=${on}` : ''}`)
}

/** Places of the list around a point, nearest first. */
export function usePlacesNear(point: LonLat | null, km: number) {
  return useApi<Page<Place>>(point && `/places?near=${point.join(',')}&radius_km=${km}&limit=50`)
}

export function usePublications(profession: string, on: string | null) {
  return useApi<Page<Publication>>(`/zonings?profession=${profession}${on ? `&on=${on}` : ''}&limit=1000`)
}

export function usePublication(id: string) {
  return useApi<Publication>(`/zonings/${encodeURIComponent(id)}`)
}

export function useReport(id: string) {
  return useApi<Report>(`/zonings/${encodeURIComponent(id)}/report`)
}
