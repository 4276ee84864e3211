import type { MultiPolygon, Polygon } from 'geojson'
import { feature, merge, neighbors } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import { describe, expect, it } from 'vitest'
import { type Face, ringsOf } from '../../scripts/reference/faces.ts'
import { contains } from '../../scripts/reference/label_point.ts'
import { findCrossings } from '../../scripts/reference/planarity.ts'
import { checkFaces, sumDeltas } from '../../scripts/reference/verify.ts'
import { bytes, topology as readTopology, table } from './committed.ts'

const topology = readTopology()
const faces = topology.objects.communes.geometries
const arcs = sumDeltas(topology.arcs)
const communes = table('communes.csv')
const faceOf = new Map(faces.map((face) => [face.id, face]))
const shapes = new Map(
  feature(topology, topology.objects.communes).features.map((item) => [
    String(item.id),
    item.geometry as Polygon | MultiPolygon,
  ]),
)

/** Square degrees × cos(latitude) of each ring: enough to compare areas drawn on the same arcs. */
function areaOf(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.flat().reduce((total, ring) => {
    let doubled = 0
    for (let i = 1; i < ring.length; i++)
      doubled += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!
    return total - doubled / 2
  }, 0)
}

/** Arcs that two units have in common. */
function sharedArcs(a: string, b: string): number {
  const used = (code: string) =>
    ringsOf(faceOf.get(code)!)
      .flat(2)
      .map((reference) => (reference < 0 ? ~reference : reference))
  const ofA = new Set(used(a))
  return used(b).filter((arc) => ofA.has(arc)).length
}

/** Real square kilometres of a shape around its latitude. */
function kilometres(geometry: Polygon | MultiPolygon, latitude: number): number {
  return areaOf(geometry) * 111.195 ** 2 * Math.cos((latitude * Math.PI) / 180)
}

describe('the topology of the communes', () => {
  it('draws each of the 34,917 smallest units once, in the order of the codes', () => {
    const cities = new Set(communes.map((row) => row.parent))
    const expected = communes.map((row) => row.code).filter((code) => !cities.has(code!))
    expect(expected).toHaveLength(34_917)
    expect(faces.map((face) => face.id)).toEqual(expected)
  })

  it('carries no property: names and figures live in the table', () => {
    expect(faces.filter((face) => 'properties' in face)).toEqual([])
  })

  it('lies on a grid of exactly 1e-5 degree', () => {
    const { scale, translate } = topology.transform!
    expect(scale).toEqual([1e-5, 1e-5])
    expect(translate.every((value) => Number.isInteger(value / 1e-5))).toBe(true)
    expect(topology.arcs.every((arc) => arc.every((point) => point.every(Number.isInteger)))).toBe(true)
  })

  it('is a partition: each arc has one unit on a side and at most one on the other', () => {
    expect(checkFaces(topology, arcs)).toEqual([])
  })

  it('is planar: no two of its 880,000 segments cross, touch or run over each other', () => {
    expect(findCrossings(arcs)).toEqual([])
  })

  it('would not pass for a partition if a unit were drawn twice', () => {
    const geometries = [...faces, { ...faces[0]!, id: 'again' }]
    const twice = { ...topology, objects: { communes: { type: 'GeometryCollection' as const, geometries } } }
    expect(checkFaces(twice, arcs).some((text) => text.includes('deux communes du même côté'))).toBe(true)
  })

  it('fills each department: the areas of its units add up to the area of their union', () => {
    const byDepartment = new Map<string, Face[]>()
    for (const row of communes) {
      const face = faceOf.get(row.code!)
      if (face) byDepartment.set(row.department!, [...(byDepartment.get(row.department!) ?? []), face])
    }
    expect(byDepartment.size).toBe(101)
    for (const [department, members] of byDepartment) {
      const sum = members.reduce((total, face) => total + areaOf(shapes.get(face.id)!), 0)
      const union = areaOf(merge(topology as Topology, members))
      expect(Math.abs(sum / union - 1), department).toBeLessThan(1e-9)
    }
  })

  it('leaves one hole in the country: the Spanish town of Llívia', () => {
    const country = merge(topology as Topology, faces)
    const holes = country.coordinates.flatMap((rings) => rings.slice(1))
    expect(holes).toHaveLength(1)
    expect(contains(holes, [1.98, 42.466])).toBe(true)
  })

  it.each([
    ['37261', '37214', 'Tours and Saint-Cyr-sur-Loire'],
    ['75120', '93048', 'a Paris arrondissement and Montreuil, in another department'],
    ['69386', '69266', 'a Lyon arrondissement and Villeurbanne'],
    ['13211', '13005', 'a Marseille arrondissement and Aubagne'],
    ['15141', '15171', 'two communes of the Cantal split in 2025'],
    ['97302', '97307', 'Cayenne and Matoury'],
    ['97611', '97607', 'Mamoudzou and Dembeni'],
  ])('shares arcs between the neighbours %s and %s (%s)', (a, b) => {
    expect(sharedArcs(a, b)).toBeGreaterThan(0)
  })

  it('shares the border of nearly every unit with a neighbour', () => {
    const alone = neighbors(faces).filter((list) => list.length === 0).length
    expect(alone).toBeLessThan(30)
  })

  it('keeps no sliver: a part under one hectare is an islet that touches nobody', () => {
    const users = new Uint8Array(arcs.length)
    for (const face of faces)
      for (const reference of ringsOf(face).flat(2)) users[reference < 0 ? ~reference : reference]!++
    const slivers: string[] = []
    for (const face of faces) {
      const polygons = face.type === 'Polygon' ? [face.arcs] : face.arcs
      polygons.forEach((rings, rank) => {
        const shape = shapes.get(face.id)!
        const coordinates = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates[rank]!
        const area = kilometres({ type: 'Polygon', coordinates }, coordinates[0]![0]![1]!)
        const touches = rings.flat().some((reference) => users[reference < 0 ? ~reference : reference]! > 1)
        if (area < 0.01 && touches) slivers.push(face.id)
      })
    }
    expect(slivers).toEqual([])
  })

  it('gives the three cities the area INSEE knows, once their arrondissements are put together', () => {
    const known = { '75056': [105.4, 48.86], '69123': [47.9, 45.76], '13055': [240.6, 43.3] } as const
    for (const [city, [area, latitude]] of Object.entries(known)) {
      const members = communes.filter((row) => row.parent === city).map((row) => faceOf.get(row.code!)!)
      const drawn = kilometres(merge(topology as Topology, members) as MultiPolygon, latitude)
      expect(Math.abs(drawn / area - 1), city).toBeLessThan(0.02)
    }
  })

  it('is at its true position overseas', () => {
    const boxes: Record<string, [number, number, number, number]> = {
      '971': [-61.9, 15.8, -60.9, 16.6],
      '972': [-61.3, 14.3, -60.7, 15],
      '973': [-54.7, 2, -51.5, 5.9],
      '974': [55.1, -21.5, 55.9, -20.8],
      '976': [44.9, -13.1, 45.4, -12.5],
    }
    for (const row of communes.filter((item) => item.department! in boxes)) {
      const [west, south, east, north] = boxes[row.department!]!
      expect(Number(row.lon) > west && Number(row.lon) < east, row.code).toBe(true)
      expect(Number(row.lat) > south && Number(row.lat) < north, row.code).toBe(true)
    }
  })

  it('weighs at most 6 MB, without a date in its gzip header', () => {
    const packed = bytes('communes.topojson.gz')
    expect(packed.length).toBeLessThan(6_000_000)
    expect(packed.readUInt32LE(4)).toBe(0)
  })
})

describe('the label point of a unit', () => {
  it('lies inside its shape, and a city’s inside one of its arrondissements', () => {
    const outside = communes.filter((row) => {
      const own = shapes.get(row.code!)
      const parts = own
        ? [own]
        : communes.filter((item) => item.parent === row.code).map((item) => shapes.get(item.code!)!)
      const point: [number, number] = [Number(row.lon), Number(row.lat)]
      return !parts.some((shape) =>
        (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).some((rings) =>
          contains(rings, point),
        ),
      )
    })
    expect(outside.map((row) => row.code)).toEqual([])
  })
})
