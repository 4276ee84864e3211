import type { ZoneClass } from '../../server/zoning/schema.ts'
import { type PatternKind, palettes } from './palette.ts'
import { drawings, swatchSpacing } from './pattern.ts'
import { useTheme } from './theme.ts'

/** The lines of a pattern across a rectangle, as one SVG path. */
function linesAcross(kind: PatternKind, width: number, height: number): { path: string; stroke: number }[] {
  const reach = width + height
  return drawings[kind].lines.map(({ across, width: stroke }) => {
    const length = Math.hypot(...across)
    const [nx, ny] = [across[0] / length, across[1] / length]
    const step = swatchSpacing / length
    const count = Math.ceil(reach / step)
    const path = Array.from({ length: count }, (_, index) => {
      const [x, y] = [nx * (index + 0.5) * step, ny * (index + 0.5) * step]
      return `M${(x + ny * reach).toFixed(1)} ${(y - nx * reach).toFixed(1)}L${(x - ny * reach).toFixed(1)} ${(y + nx * reach).toFixed(1)}`
    }).join('')
    return { path, stroke }
  })
}

function dotsAcross(width: number, height: number): [number, number][] {
  const half = swatchSpacing / 2
  const dots: [number, number][] = []
  for (let y = half / 2, row = 0; y < height; y += half, row++)
    for (let x = row % 2 ? half : 0; x < width + half; x += swatchSpacing) dots.push([x + half / 2, y])
  return dots
}

/**
 * The fill of a class as the map draws it, for the legend and the badges of the list. Decorative: the class
 * must stand in words beside it. Does not load MapLibre.
 */
export function ZoneSwatch(props: {
  zoneClass: ZoneClass
  width?: number
  height?: number
  className?: string
}) {
  const { width = 24, height = 16 } = props
  const palette = palettes[useTheme()]
  const fill = palette.classes[props.zoneClass]
  const { dot } = drawings[fill.pattern]
  return (
    <svg className={props.className} width={width} height={height} aria-hidden="true" focusable="false">
      <rect width={width} height={height} fill={fill.ground} />
      {linesAcross(fill.pattern, width, height).map(({ path, stroke }) => (
        <path key={path} d={path} stroke={fill.ink ?? undefined} strokeWidth={stroke} />
      ))}
      {dot > 0 &&
        dotsAcross(width, height).map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={dot} fill={fill.ink ?? undefined} />
        ))}
      <rect
        x={0.5}
        y={0.5}
        width={width - 1}
        height={height - 1}
        fill="none"
        stroke={palette.outline}
        shapeRendering="crispEdges"
      />
    </svg>
  )
}
