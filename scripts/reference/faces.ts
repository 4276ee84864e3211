import type { MultiPolygon, Polygon, Topology } from 'topojson-specification'

export type Face = (Polygon | MultiPolygon) & { id: string }
export type CommuneTopology = Topology<{ communes: { type: 'GeometryCollection'; geometries: Face[] } }>

/** Rings of arc references, polygon by polygon. */
export function ringsOf(face: Face): number[][][] {
  return face.type === 'Polygon' ? [face.arcs] : face.arcs
}
