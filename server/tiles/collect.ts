import type { Reference } from '../geography/reference.ts'
import type { LonLat } from '../geography/schema.ts'
import type { PlaceRecord } from '../places/schema.ts'
import type { ZoningSnapshot } from '../zoning/catalogue.ts'
import type { TileInputs, TileName, TileUnit } from './inputs.ts'

/** Gathers the plain data of a set. `places`: the whole list in force; those of other professions are left out. */
export function collectInputs(
  reference: Reference,
  snapshot: ZoningSnapshot,
  places: readonly PlaceRecord[],
): TileInputs {
  return {
    units: collectUnits(reference, snapshot),
    names: collectNames(reference),
    places: places
      .filter((place) => place.profession === snapshot.profession)
      .map(({ id, mode, point, commune }) => ({
        id,
        mode,
        point,
        class: snapshot.unit(commune.code)?.class ?? null,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/** A unit without a zoning in force is drawn as not classified (`NC`): the map has no other way to say it. */
function collectUnits(reference: Reference, snapshot: ZoningSnapshot): TileUnit[] {
  return reference.units.map(({ code, name, kind, department, region, population, point }) => {
    const unit = snapshot.unit(code)
    return {
      code,
      name,
      kind,
      department,
      region,
      population: population ?? 0,
      point,
      class: unit?.class ?? 'NC',
      territory: unit?.territory_name ?? null,
      territory_code: unit?.territory_code ?? null,
    }
  })
}

/** Regions, departments, and Paris, Lyon, Marseille: what is named besides the units. */
function collectNames({ communes, units, regions, departments, arrondissements }: Reference): TileName[] {
  const area = (kind: 'region' | 'department') => (area: { code: string; name: string }) => {
    const points = units.filter((unit) => unit[kind] === area.code).map(({ point }) => point)
    return points.length
      ? [{ code: area.code, name: area.name, kind, population: 0, point: middle(points) }]
      : []
  }
  const cities = [...arrondissements.keys()].map((code): TileName => {
    const { name, population, point } = communes.get(code)!
    return { code, name, kind: 'commune', population: population ?? 0, point }
  })
  return [
    ...[...regions.values()].flatMap(area('region')),
    ...[...departments.values()].flatMap(area('department')),
    ...cities,
  ]
}

/** The point nearest to the mean of all: inside the land, which a mean is not always. */
function middle(points: LonLat[]): LonLat {
  const lon = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const lat = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  const narrowing = Math.cos((lat * Math.PI) / 180)
  const away = ([x, y]: LonLat) => Math.hypot((x - lon) * narrowing, y - lat)
  return points.reduce((best, point) => (away(point) < away(best) ? point : best))
}
