import type { Mode } from '../../server/places/schema.ts'
import type { Palette } from './palette.ts'
import { drawPixels, mixColours, type PixelImage, type Rgb, readColour } from './pixels.ts'
import type { Standing } from './places.ts'
import { distanceToPin, distanceToShape, distanceToStar } from './shapes.ts'

/** CSS pixels. */
const rim = 1.5
const priorityGrowth = 2

/** One coat of paint: what lies closer than `distance` 0 takes the colour. */
interface Coat {
  colour: Rgb
  distance: (x: number, y: number) => number
}

/** Lays coats one over the other on a transparent square; distances in CSS pixels from its centre. */
function drawCoats(size: number, ratio: number, coats: readonly Coat[]): PixelImage {
  const centre = size / 2 - 0.5 / ratio
  return drawPixels(size, ratio, (column, row) => {
    let colour = coats[0]!.colour
    let opacity = 0
    for (const coat of coats) {
      const share = Math.min(1, Math.max(0, 0.5 - coat.distance(column - centre, row - centre) * ratio))
      if (share === 0) continue
      colour = opacity === 0 ? coat.colour : mixColours(colour, coat.colour, share)
      opacity = Math.max(opacity, share)
    }
    return [colour, opacity]
  })
}

/** A place: the shape tells the mode; filled, larger with a star (priority), or hollow (set aside). */
export function drawMark(mode: Mode, standing: Standing, palette: Palette, ratio: number): PixelImage {
  const grown = standing === 'priority' ? priorityGrowth : 0
  const shape = (offset: number) => (x: number, y: number) => distanceToShape(mode, x, y) - grown + offset
  const paper = readColour(palette.paper)
  const ink = readColour(standing === 'ineligible' ? palette.muted : palette.mark)
  const coats: Coat[] = [
    { colour: paper, distance: shape(-rim) },
    { colour: ink, distance: shape(0) },
  ]
  if (standing === 'ineligible') coats.push({ colour: paper, distance: shape(2) })
  if (standing === 'priority') coats.push({ colour: paper, distance: (x, y) => distanceToStar(x, y, 6) })
  return drawCoats(24, ratio, coats)
}

/** The disc under the number of a cluster: ringed when a place of it has priority, hollow when all are set aside. */
export function drawCluster(radius: number, standing: Standing, palette: Palette, ratio: number): PixelImage {
  const disc = (colour: string, extra: number): Coat => ({
    colour: readColour(colour),
    distance: (x, y) => Math.hypot(x, y) - radius - extra,
  })
  const { paper, cluster, muted } = palette
  const coats: Record<Standing, Coat[]> = {
    priority: [disc(paper, 5), disc(cluster, 3.5), disc(paper, 1.5), disc(cluster, 0)],
    eligible: [disc(paper, 1.5), disc(cluster, 0)],
    ineligible: [disc(paper, 1.5), disc(muted, 0), disc(paper, -2)],
  }
  return drawCoats(2 * radius + 14, ratio, coats[standing])
}

/** What surrounds the place pointed at or chosen. */
export function drawRing(colour: string, palette: Palette, ratio: number): PixelImage {
  const ring = (radius: number, width: number) => (x: number, y: number) =>
    Math.abs(Math.hypot(x, y) - radius) - width / 2
  return drawCoats(40, ratio, [
    { colour: readColour(palette.halo), distance: ring(15, 6) },
    { colour: readColour(colour), distance: ring(15, 3) },
  ])
}

/** The point asked about; its tip is the image's centre. */
export function drawPin(palette: Palette, ratio: number): PixelImage {
  return drawCoats(60, ratio, [
    { colour: readColour(palette.halo), distance: (x, y) => distanceToPin(x, y) - 1.5 },
    { colour: readColour(palette.selected), distance: distanceToPin },
    { colour: readColour(palette.halo), distance: (x, y) => Math.hypot(x, y + 18) - 3.5 },
  ])
}
