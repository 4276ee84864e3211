import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type ClusterSize, imageName } from './images.ts'
import { mapFont } from './name_layers.ts'
import { palettes, type Theme } from './palette.ts'
import { stepsAside } from './places.ts'

/** Layers that answer to the pointer. */
const markLayer = 'marks'
export const markLayers = [markLayer, 'focus'] as const
export const clusterLayer = 'clusters'

/** Features carry the number of their step: an array in a property comes back as text. */
const stepAside = [
  'match',
  ['get', 'step'],
  ...stepsAside.flatMap((step, index) => [index, ['literal', step]]),
  ['literal', [0, 0]],
] as unknown as ExpressionSpecification

/** Under a thousand a number needs no format: a browser takes long to load its own. */
const clusterCount: ExpressionSpecification = [
  'case',
  ['<', ['get', 'point_count'], 1000],
  ['to-string', ['get', 'point_count']],
  ['number-format', ['get', 'point_count'], { locale: 'fr' }],
]
const isCluster: ExpressionSpecification = ['has', 'point_count']
const markImage = (theme: Theme): ExpressionSpecification => [
  'image',
  ['concat', `mark/${theme}/`, ['get', 'mode'], '/', ['get', 'standing']],
]

/** Clusters with their number, marks, then what is pointed at, chosen, or asked about, above all the rest. */
export function placeLayers(theme: Theme): LayerSpecification[] {
  const palette = palettes[theme]
  const clusterOf = (size: ClusterSize): ExpressionSpecification => [
    'case',
    ['>', ['get', 'priority'], 0],
    imageName.cluster(theme, size, 'priority'),
    ['>', ['get', 'eligible'], 0],
    imageName.cluster(theme, size, 'eligible'),
    imageName.cluster(theme, size, 'ineligible'),
  ]
  const above = {
    'icon-allow-overlap': true,
    'icon-offset': stepAside,
  }
  const label = {
    'text-color': palette.text,
    'text-halo-color': palette.halo,
    'text-halo-width': 2,
  }
  return [
    {
      id: markLayer,
      type: 'symbol',
      source: 'places',
      filter: ['!', isCluster],
      layout: { ...above, 'icon-image': markImage(theme), 'symbol-sort-key': ['get', 'rank'] },
    },
    {
      id: clusterLayer,
      type: 'symbol',
      source: 'places',
      filter: isCluster,
      layout: {
        'icon-image': [
          'image',
          [
            'step',
            ['get', 'point_count'],
            clusterOf('small'),
            10,
            clusterOf('medium'),
            100,
            clusterOf('large'),
          ],
        ],
        'icon-allow-overlap': true,
        'text-field': clusterCount,
        'text-font': [mapFont],
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': ['case', ['>', ['get', 'eligible'], 0], palette.clusterText, palette.text],
      },
    },
    {
      id: 'focus',
      type: 'symbol',
      source: 'focus',
      filter: ['has', 'mode'],
      layout: { ...above, 'icon-image': markImage(theme), 'icon-size': 1 },
    },
    {
      id: 'focus-ring',
      type: 'symbol',
      source: 'focus',
      filter: ['has', 'mode'],
      layout: {
        ...above,
        'icon-image': ['image', ['concat', `ring/${theme}/`, ['get', 'focus']]],
        'text-field': ['get', 'name'],
        'text-font': [mapFont],
        'text-size': 13,
        'text-max-width': 14,
        'text-anchor': 'bottom',
        'text-offset': [0, -1.6],
        'text-optional': true,
      },
      paint: label,
    },
    {
      id: 'pin',
      type: 'symbol',
      source: 'focus',
      filter: ['==', ['get', 'focus'], 'pin'],
      layout: {
        'icon-image': imageName.pin(theme),
        'icon-allow-overlap': true,
        'text-field': ['get', 'name'],
        'text-font': [mapFont],
        'text-size': 13,
        'text-anchor': 'top',
        'text-offset': [0, 0.4],
        'text-optional': true,
      },
      paint: label,
    },
  ]
}
