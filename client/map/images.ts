import type { Mode } from '../../server/places/schema.ts'
import type { ZoneClass } from '../../server/zoning/schema.ts'
import { drawCluster, drawMark, drawPin, drawRing } from './mark.ts'
import { palettes, type Theme } from './palette.ts'
import { type Spacing, spacings } from './pattern.ts'
import { drawFill, type PixelImage } from './pixels.ts'
import type { Standing } from './places.ts'

/** Names of the images the style asks for; the theme is part of the name, so both can live side by side. */
export const imageName = {
  zone: (theme: Theme, zoneClass: ZoneClass, spacing: Spacing) => `zone/${theme}/${zoneClass}/${spacing}`,
  mark: (theme: Theme, mode: Mode, standing: Standing) => `mark/${theme}/${mode}/${standing}`,
  /** `standing`: the best one among the places of the cluster. */
  cluster: (theme: Theme, size: ClusterSize, standing: Standing) => `cluster/${theme}/${size}/${standing}`,
  ring: (theme: Theme, kind: 'hovered' | 'selected') => `ring/${theme}/${kind}`,
  pin: (theme: Theme) => `pin/${theme}`,
}

/** CSS pixels. */
const clusterRadius = { small: 11, medium: 14, large: 18 }
export type ClusterSize = keyof typeof clusterRadius

/** Draws the image of that name; null for a name that is not ours. `ratio`: device pixels per CSS pixel. */
export function drawImage(name: string, ratio: number): PixelImage | null {
  const [kind, theme, first, second] = name.split('/')
  if (theme !== 'light' && theme !== 'dark') return null
  const palette = palettes[theme]
  switch (kind) {
    case 'zone':
      return drawFill(palette.classes[first as ZoneClass], spacings[second as Spacing], ratio)
    case 'mark':
      return drawMark(first as Mode, second as Standing, palette, ratio)
    case 'cluster':
      return drawCluster(clusterRadius[first as ClusterSize], second as Standing, palette, ratio)
    case 'ring':
      return drawRing(first === 'selected' ? palette.selected : palette.text, palette, ratio)
    case 'pin':
      return drawPin(palette, ratio)
    default:
      return null
  }
}
