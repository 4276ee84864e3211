import type { ClassFill } from './palette.ts'
import { inkAt } from './pattern.ts'

/** An image as MapLibre's `addImage` takes it: RGBA, alpha not premultiplied. */
export interface PixelImage {
  width: number
  height: number
  data: Uint8ClampedArray
}

export type Rgb = readonly [number, number, number]

/** `#rrggbb` → 0 to 255 each. */
export function readColour(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/**
 * Draws square pixels one by one, without a canvas: the same image on every machine, testable in Node.
 * `paint` receives CSS pixels and answers a colour and an opacity from 0 to 1.
 */
export function drawPixels(
  size: number,
  ratio: number,
  paint: (x: number, y: number) => readonly [Rgb, number],
): PixelImage {
  const side = Math.round(size * ratio)
  const data = new Uint8ClampedArray(side * side * 4)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [colour, opacity] = paint(column / ratio, row / ratio)
      const at = (row * side + column) * 4
      data[at] = colour[0]
      data[at + 1] = colour[1]
      data[at + 2] = colour[2]
      data[at + 3] = opacity * 255
    }
  }
  return { width: side, height: side, data }
}

export function mixColours(under: Rgb, over: Rgb, share: number): Rgb {
  if (share === 0 || share === 1) return share === 0 ? under : over
  const mix = (i: 0 | 1 | 2) => under[i] + (over[i] - under[i]) * share
  return [mix(0), mix(1), mix(2)]
}

/** The repeating square of a class, `side` CSS pixels; opaque, so that nothing under it changes its colours. */
export function drawFill(fill: ClassFill, side: number, ratio: number): PixelImage {
  const ground = readColour(fill.ground)
  const ink = readColour(fill.ink ?? fill.ground)
  return drawPixels(side, ratio, (x, y) => [
    mixColours(ground, ink, inkAt(fill.pattern, x, y, side, 1 / ratio)),
    1,
  ])
}
