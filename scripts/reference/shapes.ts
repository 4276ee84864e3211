import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { inscribe } from './inscribe.ts'
import { readAreas, SOURCES } from './sources.ts'

export type Shape = Feature<Polygon | MultiPolygon, { code: string }>

/** Communes of the 2024 files that a later split cut, and the codes of their parts. */
export const CANTAL = { whole: '15141', parts: ['15031', '15035', '15047', '15141', '15171'] }

const CITIES = { '75': '75056', '69': '69123', '13': '13055' } as const

function shape(code: string, geometry: Polygon | MultiPolygon): Shape {
  return { type: 'Feature', properties: { code }, geometry }
}

async function readMetropolitan(folder: string): Promise<Shape[]> {
  const path = SOURCES.metro.path
  const files = (await readdir(join(folder, path))).filter((name) => name.endsWith('.geojson.gz')).sort()
  const shapes: Shape[] = []
  for (const file of files) {
    const areas = await readAreas<{ code_territoire: string }>(folder, `${path}/${file}`)
    for (const { properties, geometry } of areas.features)
      shapes.push(shape(properties.code_territoire.replace(/^com/, ''), geometry))
  }
  return shapes
}

async function readOverseas(folder: string): Promise<Shape[]> {
  const path = SOURCES.overseas.path
  const files = (await readdir(join(folder, path))).filter((name) => name.endsWith('.geojson')).sort()
  const shapes: Shape[] = []
  for (const file of files) {
    const areas = await readAreas<{ code: string }>(folder, `${path}/${file}`)
    for (const { properties, geometry } of areas.features) shapes.push(shape(properties.code, geometry))
  }
  return shapes
}

async function readArrondissements(folder: string, department: string): Promise<Shape[]> {
  const areas = await readAreas<{ code_commune: string }>(
    folder,
    `${SOURCES.iris.path}/${department}.geojson.gz`,
  )
  return areas.features
    .filter(({ properties }) => /^(751|6938|132)/.test(properties.code_commune))
    .map(({ properties, geometry }) => shape(properties.code_commune, geometry))
}

async function readCantal(folder: string): Promise<Shape[]> {
  const areas = await readAreas<{ code: string }>(folder, SOURCES.cantal.path)
  return areas.features
    .filter(({ properties }) => CANTAL.parts.includes(properties.code))
    .map(({ properties, geometry }) => shape(properties.code, geometry))
}

/**
 * All source shapes under their COG 2026 code, not yet sharing borders: a code may come several times when
 * communes have merged since the files were drawn.
 */
export async function readShapes(folder: string, toCurrent: (code: string) => string): Promise<Shape[]> {
  const shapes = new Map<string, Shape[]>()
  const add = (item: Shape) => {
    const code = toCurrent(item.properties.code)
    shapes.set(code, [...(shapes.get(code) ?? []), shape(code, item.geometry)])
  }
  ;(await readMetropolitan(folder)).forEach(add)
  ;(await readOverseas(folder)).forEach(add)

  const replace = async (whole: string, pieces: Shape[]) => {
    const [item, ...others] = shapes.get(whole) ?? []
    if (!item || others.length > 0) throw new Error(`Contours : une seule forme attendue pour ${whole}`)
    shapes.delete(whole)
    for (const piece of await inscribe(pieces, item.geometry)) shapes.set(piece.properties.code, [piece])
  }
  await replace(CANTAL.whole, await readCantal(folder))
  for (const [department, city] of Object.entries(CITIES))
    await replace(city, await readArrondissements(folder, department))

  return [...shapes.keys()].sort().flatMap((code) => shapes.get(code)!)
}
