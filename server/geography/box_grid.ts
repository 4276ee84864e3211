import type { PolygonIndex } from './polygon_index.ts'

/** Cells a degree: each touches a handful of communes. */
const PER_DEGREE = 20
const CELLS_PER_BLOCK = PER_DEGREE * PER_DEGREE
const BLOCKS_PER_ROW = 361

/** Cell → the polygons whose box meets it, in their order. Cells go by blocks of one degree, of which few hold land. */
export class BoxGrid {
  /** Block of the world → the number of its first cell, -1 when nothing lies in it. */
  readonly #blocks = new Int32Array(BLOCKS_PER_ROW * 181).fill(-1)
  /** Cell → where its polygons start in `polygons`; one more than there are. */
  readonly starts: Uint32Array
  readonly polygons: Uint32Array

  constructor({ codes, boxes }: Pick<PolygonIndex, 'codes' | 'boxes'>) {
    let cells = 0
    const forEachMeeting = (visit: (cell: number, polygon: number) => void) => {
      for (let polygon = 0; polygon < codes.length; polygon++) {
        const box = 4 * polygon
        const east = step(boxes[box + 2]! + 180)
        const north = step(boxes[box + 3]! + 90)
        for (let y = step(boxes[box + 1]! + 90); y <= north; y++)
          for (let x = step(boxes[box]! + 180); x <= east; x++) {
            const block = blockOf(x, y)
            if (this.#blocks[block] === -1) {
              this.#blocks[block] = cells
              cells += CELLS_PER_BLOCK
            }
            visit(this.#blocks[block]! + cellInBlock(x, y), polygon)
          }
      }
    }
    let meetings = 0
    forEachMeeting(() => {
      meetings++
    })
    this.starts = new Uint32Array(cells + 1)
    this.polygons = new Uint32Array(meetings)
    forEachMeeting((cell) => {
      this.starts[cell + 1]!++
    })
    for (let cell = 0; cell < cells; cell++) this.starts[cell + 1]! += this.starts[cell]!
    const next = this.starts.slice()
    forEachMeeting((cell, polygon) => {
      this.polygons[next[cell]!++] = polygon
    })
  }

  /** -1 where there is nothing, and for what is not a place on Earth. */
  cellAt(lon: number, lat: number): number {
    const x = step(lon + 180)
    const y = step(lat + 90)
    const first = this.#blocks[blockOf(x, y)]
    return first === undefined || first < 0 ? -1 : first + cellInBlock(x, y)
  }
}

const step = (degrees: number) => Math.floor(degrees * PER_DEGREE)
const blockOf = (x: number, y: number) =>
  Math.floor(y / PER_DEGREE) * BLOCKS_PER_ROW + Math.floor(x / PER_DEGREE)
const cellInBlock = (x: number, y: number) => (y % PER_DEGREE) * PER_DEGREE + (x % PER_DEGREE)
