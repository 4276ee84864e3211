import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Profession, ZoneClass } from '../../server/zoning/schema.ts'
import { classesOf } from './classes.ts'
import { imageName } from './images.ts'
import { palettes, type Theme } from './palette.ts'
import { spacingZooms } from './pattern.ts'

/** From this zoom the tiles hold communes. */
const communeZoom = 9

/** Pixels by zoom, for a line. */
const width = (...stops: number[]) => ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as number

const patternByZoom = (theme: Theme, zoneClass: ZoneClass): ExpressionSpecification => [
  'step',
  ['zoom'],
  imageName.zone(theme, zoneClass, 'fine'),
  spacingZooms.medium,
  imageName.zone(theme, zoneClass, 'medium'),
  spacingZooms.wide,
  imageName.zone(theme, zoneClass, 'wide'),
]

/** Land, then one fill per class (so that hiding one is a matter of visibility), then the outlines. */
export function zoneLayers(options: {
  profession: Profession
  theme: Theme
  /** Classes drawn; null: all. */
  shown: readonly ZoneClass[] | null
  /** 1, or less when a basemap must show through. */
  opacity: number
}): LayerSpecification[] {
  const palette = palettes[options.theme]
  const zones = { source: 'zoning', 'source-layer': 'zones' }
  const fill = (zoneClass: ZoneClass): LayerSpecification => {
    const { pattern, ground } = palette.classes[zoneClass]
    const colour =
      pattern === 'plain'
        ? { 'fill-color': ground }
        : { 'fill-pattern': patternByZoom(options.theme, zoneClass) }
    return {
      ...zones,
      id: `zones-${zoneClass}`,
      type: 'fill',
      filter: ['==', ['get', 'class'], zoneClass],
      layout: {
        visibility: options.shown === null || options.shown.includes(zoneClass) ? 'visible' : 'none',
      },
      // Neighbours share their border exactly: smoothing each on its own would let the ground shine through.
      paint: { 'fill-antialias': false, 'fill-opacity': options.opacity, ...colour },
    }
  }
  const line = (id: string, sourceLayer: string, minzoom: number, lineWidth: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'zoning',
    'source-layer': sourceLayer,
    minzoom,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.outline, 'line-width': lineWidth },
  })
  return [
    {
      ...zones,
      id: 'land',
      type: 'fill',
      paint: { 'fill-antialias': false, 'fill-color': palette.land, 'fill-opacity': options.opacity },
    },
    ...classesOf[options.profession].map(fill),
    line('commune-outline', 'communes', communeZoom, width(9, 0.3, 12, 1.1)),
    line('zone-outline', 'zones', 0, width(4, 0.4, 6, 0.7, 9, 1.3, 12, 2)),
  ]
}

export function borderLayers(theme: Theme): LayerSpecification[] {
  const palette = palettes[theme]
  const border = (id: string, region: boolean, colour: string, lineWidth: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'zoning',
    'source-layer': 'departments',
    filter: ['==', ['to-boolean', ['get', 'region']], region],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': lineWidth },
  })
  return [
    border('department-border', false, palette.department, width(4, 0, 5, 0.3, 6, 0.8, 8, 1.4, 12, 2.4)),
    border('region-border', true, palette.region, width(4, 1.3, 8, 2.4, 12, 3.6)),
  ]
}
