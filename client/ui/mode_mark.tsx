import type { Mode } from '../../server/places/schema.ts'
import { PlaceMark } from '../map/place_mark.tsx'
import type { Standing } from '../map/places.ts'
import { modeLabels } from '../reference/modes.ts'

/** The mode in words, with the shape that marks it on the map. */
export function ModeMark({ mode, standing = 'eligible' }: { mode: Mode; standing?: Standing }) {
  return (
    <span className="cc-mode">
      <PlaceMark mode={mode} standing={standing} size={16} />
      {modeLabels[mode]}
    </span>
  )
}
