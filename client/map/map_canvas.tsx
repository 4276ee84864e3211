import 'maplibre-gl/dist/maplibre-gl.css'
import fontFileUrl from '@codegouvfr/react-dsfr/dsfr/fonts/Marianne-Regular.woff2?url'
import { Map as ReactMap, ScaleControl } from '@vis.gl/react-maplibre'
import * as maplibregl from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useMemo, useState } from 'react'
import { focusFeatures } from './focus.ts'
import { drawImage } from './images.ts'
import { mapLocale } from './locale.ts'
import { placeFeatures } from './places.ts'
import { fitPadding, metropole } from './territories.ts'
import { useTheme } from './theme.ts'
import type { TileSet } from './tile_set.ts'
import type { TileName, ZoneMapProps } from './types.ts'
import { useCamera } from './use_camera.ts'
import { usePointer } from './use_pointer.ts'
import { useSelection } from './use_selection.ts'
import { useStyle } from './use_style.ts'
import { whyNoMap } from './why_no_map.ts'

// Vite does not wire MapLibre 6's worker by itself.
maplibregl.setWorkerUrl(workerUrl)
// The worker starts while the page builds the map, instead of after.
maplibregl.prewarm()

/**
 * Device pixels per CSS pixel that images are drawn with. Patterns are stretched up to twofold: one per pixel would
 * show. Above `most`, only memory is spent.
 */
const pixelsDrawn = { leastOfPattern: 2, most: 3 }
const fontUrl = new URL(fontFileUrl, location.href).href

export interface MapCanvasProps extends ZoneMapProps {
  tileSet: TileSet
  map: maplibregl.Map | null
  onMap: (map: maplibregl.Map) => void
  /** A tile of the zones does not come. */
  onTileFailure: (tile: TileName) => void
  /** Everything asked for is drawn. */
  onDrawn: () => void
  /** The browser took the drawing context away (true), or gave it back (false). */
  onContextLost: (lost: boolean) => void
}

/** What MapLibre adds to the error of a tile. */
type TileError = { sourceId?: string; tile?: { tileID: { canonical: TileName } } }

/** The map itself, without its frame. */
export function MapCanvas(props: MapCanvasProps) {
  const { map, matches, selectedId, hoveredId, pin, view } = props
  const theme = useTheme()
  const places = useMemo(() => placeFeatures(matches), [matches])
  const focus = useMemo(
    () => focusFeatures(places, { selectedId, hoveredId, pin }),
    [places, selectedId, hoveredId, pin],
  )
  const style = useStyle(
    map,
    {
      profession: props.profession,
      theme,
      shown: props.legendFilter,
      tileSet: props.tileSet,
      fontUrl,
      basemap: props.basemap ?? null,
    },
    places,
    focus,
  )
  useCamera(map, view, props.onViewChange)
  usePointer(map, props)
  useSelection(map, places, selectedId)
  useContextLoss(map, props.onContextLost)
  const [initialView] = useState(() =>
    view
      ? { longitude: view.lon, latitude: view.lat, zoom: view.zoom }
      : { bounds: metropole.bounds, fitBoundsOptions: { padding: fitPadding } },
  )
  return (
    <ReactMap
      mapLib={maplibregl}
      ref={(reference) => {
        const created = reference?.getMap()
        if (!created || created === map) return
        supplyImages(created)
        props.onMap(created)
      }}
      // Not a height in percent: the frame may have got its own from the page's least height.
      style={{ position: 'absolute', inset: 0 }}
      mapStyle={style}
      initialViewState={initialView}
      minZoom={props.tileSet.minzoom}
      maxZoom={15}
      renderWorldCopies={false}
      dragRotate={false}
      touchPitch={false}
      pitchWithRotate={false}
      cooperativeGestures={props.cooperativeGestures ?? matchMedia('(pointer: coarse)').matches}
      attributionControl={false}
      locale={mapLocale}
      // Names that fade in cost a phone several drawings of the whole map.
      fadeDuration={0}
      // The tests do it, for every theme and profession.
      validateStyle={false}
      onIdle={props.onDrawn}
      onError={(event) => {
        if (!event.target) return props.onUnavailable(whyNoMap())
        const { sourceId, tile } = event as TileError
        if (sourceId === 'zoning' && tile) props.onTileFailure(tile.tileID.canonical)
      }}
    >
      <ScaleControl unit="metric" maxWidth={100} position="bottom-left" />
    </ReactMap>
  )
}

function supplyImages(map: maplibregl.Map): void {
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  const screen = Math.min(pixelsDrawn.most, Math.ceil(window.devicePixelRatio))
  map.setMissingStyleImageResolver((name) => {
    const ratio = name.startsWith('zone/') ? Math.max(screen, pixelsDrawn.leastOfPattern) : screen
    const image = drawImage(name, ratio)
    if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: ratio })
  })
}

function useContextLoss(map: maplibregl.Map | null, onContextLost: (lost: boolean) => void): void {
  useEffect(() => {
    if (!map) return
    const onLost = () => onContextLost(true)
    const onRestored = () => onContextLost(false)
    map.on('webglcontextlost', onLost)
    map.on('webglcontextrestored', onRestored)
    return () => {
      map.off('webglcontextlost', onLost)
      map.off('webglcontextrestored', onRestored)
    }
  }, [map, onContextLost])
}
