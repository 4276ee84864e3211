import type { GeoJSONSource, Map as MaplibreMap, MapMouseEvent, Point } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { moveDuration } from './motion.ts'
import { clusterLayer, markLayers } from './place_layers.ts'

/** How far from a mark still counts as on it, CSS pixels. */
const reach = { mouse: 3, finger: 12 }

interface PointerCallbacks {
  onHover: (id: string | null) => void
  onSelect: (id: string) => void
  onLocate: (lon: number, lat: number) => void
}

/** What lies under the point: a place, a cluster, or the ground. */
function featureAt(map: MaplibreMap, { x, y }: Point, around: number) {
  const layers = [...markLayers, clusterLayer].filter((layer) => map.getLayer(layer))
  const corners = (r: number): [[number, number], [number, number]] => [
    [x - r, y - r],
    [x + r, y + r],
  ]
  return (
    map.queryRenderedFeatures(corners(0), { layers })[0] ??
    map.queryRenderedFeatures(corners(around), { layers })[0]
  )
}

async function openCluster(map: MaplibreMap, clusterId: number, center: [number, number]): Promise<void> {
  const zoom = await map.getSource<GeoJSONSource>('places')!.getClusterExpansionZoom(clusterId)
  map.easeTo({ center, zoom: zoom + 0.1, duration: moveDuration() })
}

/** Click, hover and Enter on the map, told as places and points. */
export function usePointer(map: MaplibreMap | null, callbacks: PointerCallbacks): void {
  const call = useRef(callbacks)
  call.current = callbacks

  useEffect(() => {
    if (!map) return
    const canvas = map.getCanvas()
    let hovered: string | null = null
    const hover = (id: string | null) => {
      if (id === hovered) return
      hovered = id
      call.current.onHover(id)
    }
    const choose = (point: Point, around: number) => {
      const feature = featureAt(map, point, around)
      if (feature?.layer.id === clusterLayer && feature.geometry.type === 'Point')
        void openCluster(map, feature.properties.cluster_id, feature.geometry.coordinates as [number, number])
      else if (feature) call.current.onSelect(feature.properties.id)
      else {
        const { lng, lat } = map.unproject(point)
        call.current.onLocate(Number(lng.toFixed(5)), Number(lat.toFixed(5)))
      }
    }
    const onClick = ({ point, originalEvent }: MapMouseEvent) => {
      const finger =
        (originalEvent as PointerEvent).pointerType === 'touch' || matchMedia('(hover: none)').matches
      choose(point, finger ? reach.finger : reach.mouse)
    }
    const onMove = ({ point }: MapMouseEvent) => {
      if (matchMedia('(hover: none)').matches || map.isMoving()) return
      const feature = featureAt(map, point, 0)
      canvas.style.cursor = feature ? 'pointer' : ''
      hover(feature && feature.layer.id !== clusterLayer ? feature.properties.id : null)
    }
    const onLeave = () => hover(null)
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      choose(map.project(map.getCenter()), reach.finger)
    }
    map.on('click', onClick)
    map.on('mousemove', onMove)
    map.on('mouseout', onLeave)
    canvas.addEventListener('keydown', onKey)
    return () => {
      map.off('click', onClick)
      map.off('mousemove', onMove)
      map.off('mouseout', onLeave)
      canvas.removeEventListener('keydown', onKey)
    }
  }, [map])
}
