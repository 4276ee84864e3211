import type { FeatureCollection, Point } from 'geojson'
import type { Map as MaplibreMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { moveDuration } from './motion.ts'
import type { PlaceProperties } from './places.ts'

/** Zoom from which a place chosen in the list shows its surroundings. */
const closeEnough = 9
/** A place nearer than this to the edge counts as out of sight, CSS pixels. */
const margin = 40

/** Brings into view the place chosen in the list; one already in sight moves nothing. */
export function useSelection(
  map: MaplibreMap | null,
  places: FeatureCollection<Point, PlaceProperties>,
  selectedId: string | null,
): void {
  const known = useRef(places)
  known.current = places
  const found = selectedId !== null && places.features.some(({ properties }) => properties.id === selectedId)

  useEffect(() => {
    if (!map || !found) return
    const place = known.current.features.find(({ properties }) => properties.id === selectedId)!
    const center = place.geometry.coordinates as [number, number]
    const { x, y } = map.project(center)
    const { clientWidth: width, clientHeight: height } = map.getContainer()
    const inSight = x > margin && y > margin && x < width - margin && y < height - margin
    if (!inSight) map.easeTo({ center, zoom: Math.max(map.getZoom(), closeEnough), duration: moveDuration() })
  }, [map, found, selectedId])
}
