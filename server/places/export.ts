import writeWorkbook from 'write-excel-file/node'
import { csvCell, neutralizeFormula } from '../files/csv.ts'
import { type Column, columns, demonstrationMention, mentionColumn } from './columns.ts'
import type { Place, PlaceList } from './schema.ts'

export const exportFormats = ['csv', 'geojson', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportedFile {
  name: string
  contentType: string
  body: string | Buffer
}

/** A list or part of it, as a file. Every format says when the list is a demonstration without official value. */
export async function exportPlaces(
  list: PlaceList,
  places: readonly Place[],
  format: ExportFormat,
): Promise<ExportedFile> {
  const mention = list.demonstration ? '-demonstration' : ''
  const name = `${list.id}${mention}.${format}`
  switch (format) {
    case 'csv':
      return { name, contentType: 'text/csv; charset=utf-8; header=present', body: toCsv(list, places) }
    case 'geojson':
      return { name, contentType: 'application/geo+json', body: toGeoJson(list, places) }
    case 'xlsx':
      return {
        name,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await toWorkbook(list, places),
      }
  }
}

type Cell = string | number | null

function cellsOf(place: Place): Record<Column, Cell> {
  return {
    identifiant: place.id,
    profession: place.profession,
    specialites: place.specialties.join('|') || 'toutes',
    mode_exercice: place.mode,
    nombre_postes: place.posts,
    structure: place.structure.name,
    finess: place.structure.finess,
    employeur: place.employer,
    adresse: place.address,
    code_postal: place.postal_code,
    code_commune: place.commune.code,
    // An approximate point is the commune's: left out, the reader finds it again.
    longitude: place.approximate ? null : place.point[0],
    latitude: place.approximate ? null : place.point[1],
    fonctions: place.functions,
    contact: place.contact,
    chu: place.chu ? 'oui' : 'non',
    ouvert_le: place.opens_on,
    ferme_le: place.closes_on,
  }
}

const mentionOf = ({ demonstration }: PlaceList) => (demonstration ? demonstrationMention : 'Liste nationale')

/** The contract's columns, so that an export can be imported again, and a last column that names the nature of the list. */
function toCsv(list: PlaceList, places: readonly Place[]): string {
  const lines = places.map((place) =>
    [...Object.values(cellsOf(place)), mentionOf(list)].map(csvCell).join(';'),
  )
  return `${[[...columns, mentionColumn].join(';'), ...lines].join('\n')}\n`
}

function toGeoJson(list: PlaceList, places: readonly Place[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    metadata: {
      list: list.id,
      effective_on: list.effective_on,
      demonstration: list.demonstration,
      mention: mentionOf(list),
    },
    features: places.map(({ point, id, ...properties }) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: point },
      properties: { id, ...properties, mention: mentionOf(list) },
    })),
  })
}

async function toWorkbook(list: PlaceList, places: readonly Place[]): Promise<Buffer> {
  const text = (value: string) => ({ value: neutralizeFormula(value), type: String })
  const cell = (value: Cell) => (typeof value === 'string' ? text(value) : value)
  const header = [...columns, mentionColumn].map((value) => ({ value, fontWeight: 'bold' as const }))
  const rows = places.map((place) => [...Object.values(cellsOf(place)), mentionOf(list)].map(cell))
  const about = [
    ['Liste', list.id],
    ['En vigueur à partir du', list.effective_on],
    ['Nature', mentionOf(list)],
    ['Lieux', String(places.length)],
  ].map((line) => line.map(text))
  return writeWorkbook([
    { data: [header, ...rows], sheet: list.demonstration ? 'Démonstration' : 'Lieux' },
    { data: about, sheet: 'À lire' },
  ]).toBuffer()
}
