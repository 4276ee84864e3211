import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Feature, Point } from 'geojson'
import type { Spot } from './spot.ts'
import { useConfig } from './use_api.ts'

type Address = Feature<Point, { id?: string; label: string; context?: string }>

/**
 * Addresses from the national geocoder, when the service is configured with one (domain.md §7: data.geopf.fr);
 * none otherwise, and none when it fails: communes and coordinates still answer.
 */
export function useAddressSuggestions(typed: string): Spot[] {
  const base = useConfig().data?.geocoder ?? null
  const q = typed.trim()
  const answer = useQuery({
    queryKey: ['addresses', base, q],
    queryFn: async ({ signal }) => {
      const response = await fetch(`${base}/search?q=${encodeURIComponent(q)}&index=address&limit=5`, {
        signal,
      })
      return response.ok ? ((await response.json()) as { features: Address[] }).features : []
    },
    // A house number or a street: shorter words are communes, and the geocoder is shared by the whole country.
    enabled: base !== null && q.length >= 5,
    retry: false,
    placeholderData: keepPreviousData,
  })
  return (q.length >= 5 ? (answer.data ?? []) : []).map(({ geometry, properties }) => ({
    code: `adresse-${properties.id ?? properties.label}`,
    label: properties.label,
    hint: properties.context ?? 'Adresse',
    point: [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0],
    commune: null,
  }))
}
