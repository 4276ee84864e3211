import type { Basemap } from '../map/types.ts'
import { useConfig } from './use_api.ts'

/** The raster background the service is configured with, as the map takes it; null without one. */
export function useBasemap(enabled: boolean): Basemap | null {
  const url = useConfig().data?.basemap ?? null
  return enabled && url ? { tiles: [url], attribution: 'Fond de carte IGN' } : null
}
