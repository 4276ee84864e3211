import type { Topology } from 'topojson-specification'
import { decodeArc, type Locator, unitPolygons } from './locate.ts'

/** Cells a degree: about 280 m by 190 m in France. Four points in five lie in cells that no border crosses. */
const PER_DEGREE = 400
/** Degrees; wider than any rounding of a coordinate. */
const MARGIN = 1e-9
const BORDER = 0xffff

/**
 * A locator for millions of points: a cell that lies wholly in one unit answers by itself, the others ask `exact`.
 * The same answers as `exact`, three times as fast; takes half a second and 40 MB to build.
 */
export function createRasterLocator(topology: Topology, exact: Locator): Locator {
  const grid = new Grid()
  const codes: string[] = []
  const numbers = new Map<string, number>()
  for (const { code, rings } of unitPolygons(topology)) {
    let number = numbers.get(code)
    if (number === undefined) {
      number = codes.push(code)
      numbers.set(code, number)
    }
    fill(rings, number, grid)
  }
  // Last, so that a border stays a border.
  for (const arc of topology.arcs) markBorder(decodeArc(arc as [number, number][], topology), grid)
  return {
    locate(lon, lat) {
      const value = grid.at(columnOf(lon), rowOf(lat))
      return value === 0 || value === BORDER ? exact.locate(lon, lat) : codes[value - 1]!
    },
  }
}

const columnOf = (lon: number) => Math.floor((lon + 180) * PER_DEGREE)
const rowOf = (lat: number) => Math.floor((lat + 90) * PER_DEGREE)
const latitudeOf = (row: number) => row / PER_DEGREE - 90

/** One number a cell, kept by blocks of one degree: only those that hold land exist. 0: nothing known. */
class Grid {
  readonly #blocks: (Uint16Array | undefined)[] = new Array(361 * 181)

  at(column: number, row: number): number {
    const block = this.#blocks[blockOf(column, row)]
    return block === undefined ? 0 : block[(row % PER_DEGREE) * PER_DEGREE + (column % PER_DEGREE)]!
  }

  /** The cells of a row from `first` to `last`, both included. */
  setRow(row: number, first: number, last: number, value: number): void {
    for (let column = first; column <= last; ) {
      const index = blockOf(column, row)
      let block = this.#blocks[index]
      if (block === undefined) {
        block = new Uint16Array(PER_DEGREE * PER_DEGREE)
        this.#blocks[index] = block
      }
      const inBlock = column % PER_DEGREE
      const count = Math.min(last - column, PER_DEGREE - 1 - inBlock) + 1
      const from = (row % PER_DEGREE) * PER_DEGREE + inBlock
      for (let at = from; at < from + count; at++) block[at] = value
      column += count
    }
  }
}

const blockOf = (column: number, row: number) =>
  Math.floor(row / PER_DEGREE) * 361 + Math.floor(column / PER_DEGREE)

/** Marks every cell that a line (`lon, lat, lon, lat…`) touches, its sides included. */
function markBorder(line: Float64Array, grid: Grid): void {
  for (let i = 2; i < line.length; i += 2) {
    const ax = line[i - 2]!
    const ay = line[i - 1]!
    const dx = line[i]! - ax
    const dy = line[i + 1]! - ay
    const first = rowOf(Math.min(ay, ay + dy) - MARGIN)
    const last = rowOf(Math.max(ay, ay + dy) + MARGIN)
    for (let row = first; row <= last; row++) {
      // The part of the edge within the row's band.
      let from = ax
      let to = ax + dx
      if (first !== last && dy !== 0) {
        from = ax + dx * share((latitudeOf(row) - MARGIN - ay) / dy)
        to = ax + dx * share((latitudeOf(row + 1) + MARGIN - ay) / dy)
      }
      grid.setRow(row, columnOf(Math.min(from, to) - MARGIN), columnOf(Math.max(from, to) + MARGIN), BORDER)
    }
  }
}

const share = (value: number) => Math.min(1, Math.max(0, value))

/** Gives the cells whose centre lies inside the rings (even-odd) their unit: a cell without border is all inside. */
function fill(rings: Float64Array[], value: number, grid: Grid): void {
  const crossings = new Map<number, number[]>()
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const ay = ring[i - 1]!
      const by = ring[i + 1]!
      const low = Math.min(ay, by)
      const high = Math.max(ay, by)
      // Half-open, so that a vertex on a centre line counts once.
      for (let row = rowOf(low); ; row++) {
        const centre = latitudeOf(row + 0.5)
        if (centre >= high) break
        if (centre < low) continue
        const ax = ring[i - 2]!
        const x = ax + ((centre - ay) / (by - ay)) * (ring[i]! - ax)
        const known = crossings.get(row)
        if (known) known.push(x)
        else crossings.set(row, [x])
      }
    }
  }
  for (const [row, xs] of crossings) {
    xs.sort((a, b) => a - b)
    for (let i = 1; i < xs.length; i += 2)
      grid.setRow(row, columnOf(xs[i - 1]! + 0.5 / PER_DEGREE), columnOf(xs[i]! - 0.5 / PER_DEGREE), value)
  }
}
