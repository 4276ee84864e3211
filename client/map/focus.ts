import type { Feature, FeatureCollection, Point } from 'geojson'
import type { PlaceProperties } from './places.ts'
import type { Pin } from './types.ts'

/** What is lit above the clusters: the place chosen, the place pointed at, the point asked about. */
export function focusFeatures(
  places: FeatureCollection<Point, PlaceProperties>,
  focus: { selectedId: string | null; hoveredId: string | null; pin: Pin | null },
): FeatureCollection<Point> {
  const lit = (id: string | null, kind: 'selected' | 'hovered'): Feature<Point>[] => {
    const place = id === null ? undefined : places.features.find((feature) => feature.properties.id === id)
    return place ? [{ ...place, properties: { ...place.properties, focus: kind } }] : []
  }
  const pin: Feature<Point>[] = focus.pin
    ? [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [focus.pin.lon, focus.pin.lat] },
          properties: { focus: 'pin', name: focus.pin.label ?? '' },
        },
      ]
    : []
  return {
    type: 'FeatureCollection',
    features: [
      ...pin,
      ...lit(focus.selectedId, 'selected'),
      ...(focus.hoveredId === focus.selectedId ? [] : lit(focus.hoveredId, 'hovered')),
    ],
  }
}
