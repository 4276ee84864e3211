import type { MapLibreEvent, Map as MaplibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { moveDuration } from './motion.ts'
import { type Bounds, fitPadding, metropole } from './territories.ts'
import type { MapView } from './types.ts'

/** A single place is shown with its surroundings, not from above its roof. */
const closestFit = 11

const viewOf = (map: MaplibreMap): MapView => {
  const { lng, lat } = map.getCenter()
  return { lon: round(lng, 4), lat: round(lat, 4), zoom: round(map.getZoom(), 2) }
}
const round = (value: number, digits: number) => Number(value.toFixed(digits))
const sameView = (a: MapView | null, b: MapView | null) =>
  a === b || (a !== null && b !== null && a.lon === b.lon && a.lat === b.lat && a.zoom === b.zoom)

export function fitBounds(map: MaplibreMap, bounds: Bounds): void {
  map.fitBounds(bounds, { padding: fitPadding, maxZoom: closestFit, duration: moveDuration() })
}

/** Reports where people move the map, and moves it when the page asks for another view. */
export function useCamera(
  map: MaplibreMap | null,
  view: MapView | null,
  onViewChange: (view: MapView) => void,
): void {
  const reported = useRef<MapView | null>(view)
  const resting = useRef<MapView | null>(null)
  const report = useRef(onViewChange)
  report.current = onViewChange

  useEffect(() => {
    if (!map) return
    resting.current = viewOf(map)
    const onMoveEnd = () => {
      const now = viewOf(map)
      if (sameView(now, resting.current)) return
      resting.current = now
      reported.current = now
      report.current(now)
    }
    // A map opened in a hidden panel has no size to fit France into until it is shown.
    const onResize = () => {
      if (reported.current) return
      map.fitBounds(metropole.bounds, { padding: fitPadding, duration: 0 }, { silent: true })
    }
    const onMoveEndUnlessSilent = (event: MapLibreEvent & { silent?: boolean }) => {
      if (event.silent) resting.current = viewOf(map)
      else onMoveEnd()
    }
    map.on('moveend', onMoveEndUnlessSilent)
    map.on('resize', onResize)
    return () => {
      map.off('moveend', onMoveEndUnlessSilent)
      map.off('resize', onResize)
    }
  }, [map])

  useEffect(() => {
    if (!map || sameView(view, reported.current)) return
    reported.current = view
    if (view) map.easeTo({ center: [view.lon, view.lat], zoom: view.zoom, duration: moveDuration() })
    else fitBounds(map, metropole.bounds)
  }, [map, view])
}
