import './map.css'
import type { Map as MaplibreMap } from 'maplibre-gl'
import { useCallback, useEffect, useState } from 'react'
import type { ZoneClass } from '../../server/zoning/schema.ts'
import { boundsToFit } from './bounds.ts'
import { classesOf, seldomClasses } from './classes.ts'
import { Controls } from './controls.tsx'
import { Credits, creditWords } from './credits.tsx'
import { JumpButtons } from './jump_buttons.tsx'
import { PlaceLegend, ZoneLegend } from './legend.tsx'
import { MapCanvas } from './map_canvas.tsx'
import { MapFace } from './map_face.tsx'
import { moveDuration } from './motion.ts'
import { PrintCopy } from './print_copy.tsx'
import { metropole } from './territories.ts'
import type { TileName, ZoneMapProps } from './types.ts'
import { fitBounds } from './use_camera.ts'
import { useFreeCorner } from './use_free_corner.ts'
import { useTileSet } from './use_tile_set.ts'

const contextLost = 'La carte s’est arrêtée : votre appareil a repris la mémoire graphique.'

const isDrawn = (map: MaplibreMap, zoneClass: ZoneClass) =>
  map.querySourceFeatures('zoning', { sourceLayer: 'zones', filter: ['==', ['get', 'class'], zoneClass] })
    .length > 0

/** The map of zones and places with its legend, jumps and controls. Loads MapLibre: import it lazily. */
export default function ZoneMap(props: ZoneMapProps) {
  const { onUnavailable, matches } = props
  const [unavailable, setUnavailable] = useState<string | null>(null)
  const [life, setLife] = useState(0)
  const [map, setMap] = useState<MaplibreMap | null>(null)
  const [drawn, setDrawn] = useState(false)
  const [failedTiles, setFailedTiles] = useState<TileName[]>([])
  const [seldom, setSeldom] = useState<readonly ZoneClass[]>([])
  const tileSet = useTileSet(props.tileJsonUrl)

  // A context taken away is no reason for the page to give the map up: one button starts it again.
  useEffect(() => {
    if (unavailable && unavailable !== contextLost) onUnavailable(unavailable)
  }, [unavailable, onUnavailable])
  const onContextLost = useCallback((lost: boolean) => setUnavailable(lost ? contextLost : null), [])

  const onDrawn = () => {
    if (!drawn) performance.mark('map-idle')
    setDrawn(true)
    const found = map
      ? seldomClasses.filter((zoneClass) => !seldom.includes(zoneClass) && isDrawn(map, zoneClass))
      : []
    if (found.length > 0) setSeldom([...seldom, ...found])
  }
  const isMet = (zoneClass: ZoneClass) => !seldomClasses.includes(zoneClass) || seldom.includes(zoneClass)
  const restart = () => {
    setMap(null)
    setDrawn(false)
    setUnavailable(null)
    setLife((count) => count + 1)
  }
  const retryTiles = () => {
    setFailedTiles([])
    tileSet.retry()
    // MapLibre asks again for tiles that failed only when they are named.
    if (map && failedTiles.length > 0) map.refreshTiles('zoning', failedTiles)
  }
  const reset = () => {
    props.onLegendFilter(null)
    if (map) fitBounds(map, metropole.bounds)
  }
  const bounds = boundsToFit(matches.map(({ place }) => place.point))
  const failed = failedTiles.length > 0 || tileSet.status === 'failed'
  const credits = creditWords(tileSet.tileSet?.attribution ?? null, Boolean(props.basemap))
  const corner = useFreeCorner(map, props)
  const zoom = (step: number) => map?.easeTo({ zoom: map.getZoom() + step, duration: moveDuration() })

  return (
    <section className="zone-map" aria-label="Carte des zones et des lieux">
      <JumpButtons onJump={({ bounds }) => map && fitBounds(map, bounds)} />
      <div className="zone-map__frame">
        {tileSet.tileSet && (!unavailable || map) && (
          <MapCanvas
            key={life}
            {...props}
            onUnavailable={setUnavailable}
            tileSet={tileSet.tileSet}
            map={map}
            onMap={setMap}
            onTileFailure={(tile) => setFailedTiles((tiles) => [...tiles, tile])}
            onDrawn={onDrawn}
            onContextLost={onContextLost}
          />
        )}
        <span className="zone-map__cross" aria-hidden="true" />
        <Controls
          onZoomIn={() => zoom(1)}
          onZoomOut={() => zoom(-1)}
          onFit={bounds && (() => map && fitBounds(map, bounds))}
          onReset={reset}
        />
        <MapFace
          unavailable={unavailable}
          failed={failed}
          loading={!drawn}
          onRestart={unavailable === contextLost ? restart : null}
          onRetry={retryTiles}
        />
        {props.children && (
          <div className={`zone-map__answer zone-map__answer--${corner}`}>{props.children}</div>
        )}
        <Credits words={credits} />
        <PrintCopy map={map} label="Carte des zones et des lieux" credits={credits} />
      </div>
      <div className="zone-map__legend">
        <ZoneLegend
          profession={props.profession}
          shown={props.legendFilter}
          onShown={props.onLegendFilter}
          classes={classesOf[props.profession].filter(isMet)}
          counts={props.counts}
        />
        <PlaceLegend />
      </div>
    </section>
  )
}
