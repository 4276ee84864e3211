import { describe, expect, test } from 'vitest'
import { drawMark } from '../../../client/map/mark.ts'
import { type PatternKind, palettes } from '../../../client/map/palette.ts'
import { drawings, inkAt, type Spacing, spacings } from '../../../client/map/pattern.ts'
import { drawFill, type PixelImage, readColour } from '../../../client/map/pixels.ts'
import { distanceToPin, distanceToShape, distanceToStar } from '../../../client/map/shapes.ts'

const kinds = Object.keys(drawings) as PatternKind[]
const sides = Object.values(spacings)
const palette = palettes.light

function shareOfInk(kind: PatternKind, side: number): number {
  let sum = 0
  for (let y = 0; y < side; y += 0.25)
    for (let x = 0; x < side; x += 0.25) sum += inkAt(kind, x, y, side, 0.25)
  return sum / (side * 4) ** 2
}
const pixel = (image: PixelImage, x: number, y: number) => [
  ...image.data.slice((y * image.width + x) * 4, (y * image.width + x) * 4 + 4),
]

describe.each(kinds)('the pattern %s', (kind) => {
  test.each(sides)('joins with itself at the edges of its square of %d pixels', (side) => {
    for (let at = 0; at < side; at += 0.3) {
      expect(inkAt(kind, at, 0, side, 1)).toBeCloseTo(inkAt(kind, at, side, side, 1), 6)
      expect(inkAt(kind, 0, at, side, 1)).toBeCloseTo(inkAt(kind, side, at, side, 1), 6)
    }
  })
})

test.each(Object.entries(spacings))(
  'hatching stays dense, dots and rules stay sparse, at the %s grain',
  (_, side) => {
    expect(shareOfInk('hatch', side)).toBeGreaterThan(0.22)
    expect(shareOfInk('hatch', side)).toBeLessThan(0.45)
    for (const kind of ['rules', 'bars', 'dots'] as const) {
      expect(shareOfInk(kind, side)).toBeGreaterThan(0.05)
      expect(shareOfInk(kind, side)).toBeLessThan(0.2)
    }
    expect(shareOfInk('plain', side)).toBe(0)
  },
)

test.each([1, 2, 3])('a fill is an opaque square of whole pixels on a screen of ratio %d', (ratio) => {
  for (const spacing of Object.keys(spacings) as Spacing[]) {
    const image = drawFill(palette.classes.ZIP, spacings[spacing], ratio)
    expect([image.width, image.height]).toEqual(Array(2).fill(spacings[spacing] * ratio))
    expect(image.data.filter((_, at) => at % 4 === 3).every((opacity) => opacity === 255)).toBe(true)
  }
})

test('a plain class is its ground alone', () => {
  const image = drawFill(palette.classes.ZAC, 7, 1)
  for (let at = 0; at < 7; at++)
    expect(pixel(image, at, at).slice(0, 3)).toEqual(readColour(palette.classes.ZAC.ground))
})

describe('a mark', () => {
  const middle = (image: PixelImage) => pixel(image, image.width / 2, image.height / 2).slice(0, 3)

  test('has another outline for each mode', () => {
    const corner = [5.5, 5.5] as const
    expect(distanceToShape('salarie', ...corner)).toBeLessThan(0)
    expect(distanceToShape('liberal', ...corner)).toBeGreaterThan(0)
    expect(distanceToShape('mixte', ...corner)).toBeGreaterThan(distanceToShape('liberal', ...corner))
    expect(distanceToShape('mixte', 8, 0)).toBeLessThan(0)
    expect(distanceToShape('liberal', 8, 0)).toBeGreaterThan(0)
  })

  test('is filled when the place is open, hollow when it is set aside, starred when it has priority', () => {
    expect(middle(drawMark('liberal', 'eligible', palette, 2))).toEqual(readColour(palette.mark))
    expect(middle(drawMark('liberal', 'ineligible', palette, 2))).toEqual(readColour(palette.paper))
    expect(middle(drawMark('liberal', 'priority', palette, 2))).toEqual(readColour(palette.star))
  })

  test('leaves its corners clear', () => {
    for (const mode of ['liberal', 'salarie', 'mixte'] as const)
      expect(pixel(drawMark(mode, 'priority', palette, 1), 0, 0)[3]).toBe(0)
  })

  test('has a star of five points, the first upwards', () => {
    const inside = Array.from({ length: 10 }, (_, at) => {
      const angle = (at * Math.PI) / 5
      return distanceToStar(5 * Math.sin(angle), -5 * Math.cos(angle), 6) < 0
    })
    expect(inside).toEqual([true, false, true, false, true, false, true, false, true, false])
  })
})

test('the pin stands on the point asked about', () => {
  expect(distanceToPin(0, -1)).toBeLessThan(0)
  expect(distanceToPin(0, 2)).toBeGreaterThan(0)
  expect(distanceToPin(0, -18)).toBeLessThan(-8)
  expect(distanceToPin(7, -2)).toBeGreaterThan(0)
})
