import type { FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MaplibreMap, StyleSpecification } from 'maplibre-gl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { buildStyle, type StyleOptions } from './style.ts'

/**
 * Keeps the map's style equal to what is shown, at the least cost: a hover replaces one small source, a filter
 * or a theme goes through MapLibre's style diff. Answers the style to create the map with.
 */
export function useStyle(
  map: MaplibreMap | null,
  options: Omit<StyleOptions, 'places' | 'focus'>,
  places: FeatureCollection<Point>,
  focus: FeatureCollection<Point>,
): StyleSpecification {
  const { profession, theme, shown, tileSet, fontUrl, basemap } = options
  const data = useRef({ places, focus })
  data.current = { places, focus }
  const style = useMemo(
    () => buildStyle({ profession, theme, shown, tileSet, fontUrl, basemap, ...data.current }),
    [profession, theme, shown, tileSet, fontUrl, basemap],
  )
  const [initial] = useState(style)
  const applied = useRef({ style: initial, places, focus })
  const loaded = useStyleLoaded(map)

  useEffect(() => {
    if (!map || !loaded || applied.current.style === style) return
    applied.current.style = style
    map.setStyle(style)
  }, [map, loaded, style])
  useEffect(() => {
    if (!map || !loaded) return
    // What the style came with is there already: giving it twice would cluster and draw twice.
    for (const name of ['places', 'focus'] as const) {
      const features = { places, focus }[name]
      if (applied.current[name] === features) continue
      applied.current[name] = features
      map.getSource<GeoJSONSource>(name)?.setData(features)
    }
  }, [map, loaded, places, focus])
  return initial
}

function useStyleLoaded(map: MaplibreMap | null): boolean {
  const [loaded, setLoaded] = useState(false)
  useEffect(() => {
    if (!map) return
    const onLoad = () => setLoaded(true)
    // `isStyleLoaded` also waits for the tiles; a style answers as soon as it can be changed.
    if (map.getStyle()) onLoad()
    map.on('style.load', onLoad)
    return () => {
      map.off('style.load', onLoad)
    }
  }, [map])
  return loaded
}
