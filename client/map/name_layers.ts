import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { palettes, type Theme } from './palette.ts'

export const mapFont = 'Marianne'

/** The tiles rank their names: regions 0, departments 1, then communes from the largest (server/tiles/names.ts). */
const rank: ExpressionSpecification = ['to-number', ['get', 'rank'], 99]
const isCommune: ExpressionSpecification = [
  '!',
  ['in', ['get', 'kind'], ['literal', ['region', 'department']]],
]

/** Names give way to marks, and the small commune to the large one. */
export function nameLayers(theme: Theme): LayerSpecification[] {
  const palette = palettes[theme]
  const names = { type: 'symbol' as const, source: 'zoning', 'source-layer': 'names' }
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.8 }
  return [
    {
      ...names,
      id: 'commune-names',
      filter: isCommune,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [mapFont],
        // Rank 9 is a town of 200,000, 15 of 20,000.
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          6,
          ['step', rank, 14, 9, 12],
          10,
          ['step', rank, 16, 9, 14, 15, 12],
          13,
          ['step', rank, 20, 9, 17, 15, 14],
        ],
        'text-max-width': 7,
        'text-padding': 5,
        'text-variable-anchor': ['center', 'top', 'bottom'],
        'text-radial-offset': 0.9,
        'symbol-sort-key': rank,
      },
      paint: { 'text-color': palette.text, ...halo },
    },
    {
      ...names,
      id: 'area-names',
      filter: ['!', isCommune],
      layout: {
        'text-field': ['upcase', ['get', 'name']],
        'text-font': [mapFont],
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10, 7, 12],
        'text-letter-spacing': 0.08,
        'text-max-width': 9,
        'text-padding': 4,
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1.2,
        'symbol-sort-key': rank,
      },
      paint: { 'text-color': palette.department, ...halo },
    },
  ]
}
