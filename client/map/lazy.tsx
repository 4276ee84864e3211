import fontUrl from '@codegouvfr/react-dsfr/dsfr/fonts/Marianne-Regular.woff2?url'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef } from 'react'
import { preloadMap } from './preload.ts'
import type { ZoneMapProps } from './types.ts'

const ZoneMap = lazy(() => import('./index.tsx'))

/** Height of the legend under the map and its jumps, about, CSS pixels. */
const around = 100

/**
 * The map, loaded when first drawn: its code, its worker, its font and the tiles of its first view come side by side,
 * instead of each waiting for the one that asks for it.
 */
export function LazyZoneMap({ fallback, ...props }: ZoneMapProps & { fallback: ReactNode }) {
  const slot = useRef<HTMLDivElement>(null)
  const { tileJsonUrl, view } = props
  const first = useRef({ tileJsonUrl, view })
  useLayoutEffect(() => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = slot.current ?? {}
    void preloadMap({ ...first.current, width, height: height - around })
    for (const url of [workerUrl, fontUrl]) fetch(url).catch(() => undefined)
  }, [])
  return (
    <div ref={slot} className="zone-map-slot" style={{ height: '100%', minHeight: 'inherit' }}>
      <Suspense fallback={fallback}>
        <ZoneMap {...props} />
      </Suspense>
    </div>
  )
}
