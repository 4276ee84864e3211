import { z } from 'zod'
import { day } from '../geography/schema.ts'
import { profession } from '../nomenclature/schema.ts'
import { publicationEvidence } from '../zoning/schema.ts'
import { COMMUNE_ZOOM, MAX_ZOOM, MIN_ZOOM, TERRITORY_ZOOM } from './recipe.ts'

const vectorLayer = z.object({
  id: z.string(),
  description: z.string(),
  minzoom: z.number().int(),
  maxzoom: z.number().int(),
  fields: z.record(z.string(), z.string()),
})

/** TileJSON 3.0, and what its set is made from. */
export const tileJson = z.object({
  tilejson: z.literal('3.0.0'),
  name: z.string(),
  attribution: z.string(),
  scheme: z.literal('xyz'),
  tiles: z.array(z.string()),
  minzoom: z.number().int(),
  maxzoom: z.number().int(),
  /** west, south, east, north */
  bounds: z.array(z.number()).length(4),
  center: z.array(z.number()).length(3),
  vector_layers: z.array(vectorLayer),
  set: z.string(),
  profession,
  on: day,
  publications: z.array(publicationEvidence),
  place_list: z.string().nullable(),
})
export type TileJson = z.infer<typeof tileJson>

/** Holds metropolitan France and the five overseas departments, at their true position. */
export const BOUNDS: [number, number, number, number] = [-61.9, -21.5, 55.9, 51.2]
const FRANCE = [2.6, 46.6, 5]

const vectorLayers: z.infer<typeof vectorLayer>[] = [
  {
    id: 'zones',
    description: `Zones dissoutes par classe ; à partir du zoom ${TERRITORY_ZOOM}, par classe et territoire`,
    minzoom: MIN_ZOOM,
    maxzoom: MAX_ZOOM,
    fields: {
      class: 'classe de la zone, NC si non classée',
      territory: 'nom du territoire (TVS, BVCV), s’il est connu',
      territory_code: 'code du territoire, s’il est connu',
    },
  },
  {
    id: 'communes',
    description: 'Communes, et arrondissements de Paris, Lyon et Marseille',
    minzoom: COMMUNE_ZOOM,
    maxzoom: MAX_ZOOM,
    fields: { code: 'code INSEE', name: 'nom', class: 'classe de la zone, NC si non classée' },
  },
  {
    id: 'names',
    description: 'Points où écrire les noms',
    minzoom: MIN_ZOOM,
    maxzoom: MAX_ZOOM,
    fields: {
      name: 'nom',
      kind: 'region, department, commune ou arrondissement',
      rank: 'le plus petit l’emporte quand deux noms se gênent',
    },
  },
  {
    id: 'departments',
    description: 'Limites des départements et des régions',
    minzoom: MIN_ZOOM,
    maxzoom: MAX_ZOOM,
    fields: { region: 'vrai entre deux régions' },
  },
  {
    id: 'places',
    description: 'Lieux de la liste nationale',
    minzoom: MIN_ZOOM,
    maxzoom: MAX_ZOOM,
    fields: {
      id: 'identifiant',
      mode: 'liberal, salarie ou mixte',
      class: 'classe de la zone de la commune, si un zonage est en vigueur',
    },
  },
]

/** The document of a set. `tiles`: the absolute address of its tiles, with `{z}`, `{x}`, `{y}`. */
export function describeSet(
  set: Pick<TileJson, 'set' | 'profession' | 'on' | 'publications' | 'place_list'>,
  { tiles, label }: { tiles: string; label: string },
): TileJson {
  return {
    tilejson: '3.0.0',
    name: `Zonage ${label} au ${set.on}`,
    attribution: '© IGN – INSEE – ARS',
    scheme: 'xyz',
    tiles: [tiles],
    minzoom: MIN_ZOOM,
    maxzoom: MAX_ZOOM,
    bounds: BOUNDS,
    center: FRANCE,
    vector_layers: vectorLayers,
    ...set,
  }
}
