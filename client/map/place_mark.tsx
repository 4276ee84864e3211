import type { Mode } from '../../server/places/schema.ts'
import { palettes } from './palette.ts'
import type { Standing } from './places.ts'
import { useTheme } from './theme.ts'

const outlines: Record<Mode, string> = {
  liberal: 'M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0',
  salarie: 'M-6.2-6.2H6.2V6.2H-6.2Z',
  mixte: 'M0-9L9 0L0 9L-9 0Z',
}

const star = Array.from({ length: 10 }, (_, corner) => {
  const [radius, angle] = [corner % 2 ? 2.5 : 6, (corner * Math.PI) / 5]
  return `${corner ? 'L' : 'M'}${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`
}).join('')

/** A place's mark as the map draws it, for the legend and the list. Decorative; does not load MapLibre. */
export function PlaceMark({ mode, standing, size = 20 }: { mode: Mode; standing: Standing; size?: number }) {
  const palette = palettes[useTheme()]
  const ink = standing === 'ineligible' ? palette.muted : palette.mark
  return (
    <svg width={size} height={size} viewBox="-11 -11 22 22" aria-hidden="true" focusable="false">
      <path
        d={outlines[mode]}
        transform={standing === 'priority' ? 'scale(1.25)' : undefined}
        fill={standing === 'ineligible' ? palette.paper : ink}
        stroke={standing === 'ineligible' ? ink : palette.paper}
        strokeWidth={standing === 'ineligible' ? 2 : 1}
      />
      {standing === 'priority' && <path d={`${star}Z`} fill={palette.star} />}
    </svg>
  )
}
