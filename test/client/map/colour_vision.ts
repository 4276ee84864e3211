/** How people see colours, for the tests of the palettes. Colours are `#rrggbb`. */

const linear = (channel: number) => {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

export type Vision = 'usual' | 'protanopia' | 'deuteranopia' | 'achromatopsia'

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB; achromatopsia keeps luminance alone. */
const matrices: Record<Vision, readonly (readonly number[])[]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  achromatopsia: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
}
export const visions = Object.keys(matrices) as Vision[]

/** Relative luminance of WCAG 2, 0 to 1, of the colour as it is seen. */
function luminance(hex: string, vision: Vision = 'usual'): number {
  const seen = channels(hex).map(linear)
  const [red, green, blue] = matrices[vision].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, i) => sum + weight * seen[i]!, 0),
      ),
    ),
  )
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** Contrast ratio of WCAG 2, 1 to 21. */
export function contrast(a: string, b: string, vision: Vision = 'usual'): number {
  const [low, high] = [luminance(a, vision), luminance(b, vision)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

/** Lightness L* of CIELAB, 0 to 100. */
export function lightness(hex: string, vision: Vision = 'usual'): number {
  const y = luminance(hex, vision)
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27
}
