import type { FeatureCollection } from 'geojson'
import type { StyleSpecification } from 'maplibre-gl'
import type { Profession, ZoneClass } from '../../server/zoning/schema.ts'
import { mapFont, nameLayers } from './name_layers.ts'
import { palettes, type Theme } from './palette.ts'
import { placeLayers } from './place_layers.ts'
import type { TileSet } from './tile_set.ts'
import { borderLayers, zoneLayers } from './zone_layers.ts'

export interface StyleOptions {
  profession: Profession
  theme: Theme
  shown: readonly ZoneClass[] | null
  tileSet: TileSet
  /** Absolute address of Marianne: text is drawn from it, no glyph server is asked. */
  fontUrl: string
  /** Address of raster tiles; null: none. */
  basemap: string | null
  places: FeatureCollection
  focus: FeatureCollection
}

/** The whole map as one MapLibre style: a pure function of what is shown. */
export function buildStyle(options: StyleOptions): StyleSpecification {
  const { theme, tileSet, basemap } = options
  return {
    version: 8,
    'font-faces': { [mapFont]: options.fontUrl },
    sources: {
      ...(basemap && {
        basemap: {
          type: 'raster',
          tiles: [basemap],
          tileSize: 256,
          maxzoom: 18,
        },
      }),
      zoning: {
        type: 'vector',
        tiles: tileSet.tiles,
        minzoom: tileSet.minzoom,
        maxzoom: tileSet.maxzoom,
      },
      places: {
        type: 'geojson',
        data: options.places,
        cluster: true,
        clusterRadius: 50,
        clusterMaxZoom: 10,
        clusterProperties: {
          priority: ['+', ['case', ['==', ['get', 'standing'], 'priority'], 1, 0]],
          eligible: ['+', ['case', ['==', ['get', 'standing'], 'ineligible'], 0, 1]],
        },
      },
      focus: { type: 'geojson', data: options.focus },
    },
    layers: [
      { id: 'outside', type: 'background', paint: { 'background-color': palettes[theme].outside } },
      ...(basemap
        ? [
            {
              id: 'basemap',
              type: 'raster' as const,
              source: 'basemap',
              paint: theme === 'dark' ? { 'raster-brightness-max': 0.4, 'raster-saturation': -0.6 } : {},
            },
          ]
        : []),
      ...zoneLayers({ ...options, opacity: basemap ? 0.65 : 1 }),
      ...borderLayers(theme),
      ...nameLayers(theme),
      ...placeLayers(theme),
    ],
  }
}
