import { gzipSync } from 'node:zlib'
import type { CommuneTopology, Face } from './faces.ts'
import { GRID } from './grid.ts'
import type { Arcs } from './planarity.ts'

/** Gzip whose bytes depend on the content alone: no date, no name (RFC 1952), and no operating system. */
export function gzip(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 })
  bytes.fill(0, 4, 8)
  bytes[9] = 255
  return bytes
}

/** Deltas of an arc of grid units, as TopoJSON stores them. */
function deltas(arc: Arcs[number]): [number, number][] {
  return arc.map(([x, y], i) => (i === 0 ? [x, y] : [x - arc[i - 1]![0], y - arc[i - 1]![1]]))
}

function write({ id, type, arcs }: Face): object {
  return { type, id, arcs }
}

/** TopoJSON text: arcs in grid units, faces sorted by INSEE code. A coordinate decodes to `units × 1e-5`. */
export function encodeTopology(topology: CommuneTopology): string {
  const faces = [...topology.objects.communes.geometries].sort((a, b) => (a.id < b.id ? -1 : 1))
  return JSON.stringify({
    type: 'Topology',
    transform: { scale: [GRID, GRID], translate: [0, 0] },
    objects: { communes: { type: 'GeometryCollection', geometries: faces.map(write) } },
    arcs: (topology.arcs as Arcs).map(deltas),
  })
}

/** A CSV cell: quoted only when it must be. */
function cell(value: string | number | undefined): string {
  const text = String(value ?? '')
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** CSV text: `;`, UTF-8, LF, header first. */
export function encodeCsv<T extends object>(columns: (keyof T & string)[], rows: T[]): string {
  const lines = rows.map((row) =>
    columns.map((name) => cell(row[name] as string | number | undefined)).join(';'),
  )
  return `${[columns.join(';'), ...lines].join('\n')}\n`
}

/** JSON text, indented, with a final line feed. */
export function encodeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
