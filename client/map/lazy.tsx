import fontUrl from '@codegouvfr/react-dsfr/dsfr/fonts/Marianne-Regular.woff2?url'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef } from 'react'
import { preloadFirstTiles } from './preload.ts'
import type { ZoneMapProps } from './types.ts'

const loadMap = () => import('./index.tsx')
const ZoneMap = lazy(loadMap)

/**
 * Starts the downloads of what every map needs: its code, its worker, its font. Says nothing when it fails:
 * the map asks again and tells.
 */
export function preloadMapFiles(): void {
  loadMap().catch(() => undefined)
  for (const url of [workerUrl, fontUrl]) fetch(url).catch(() => undefined)
}

/** Height of the jumps above the map and the legend under it, about, CSS pixels. */
const around = 120

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
    preloadMapFiles()
    void preloadFirstTiles({ ...first.current, width, height: height - around })
  }, [])
  return (
    <div ref={slot} className="zone-map-slot" style={{ height: '100%', minHeight: 'inherit' }}>
      <Suspense fallback={fallback}>
        <ZoneMap {...props} />
      </Suspense>
    </div>
  )
}
