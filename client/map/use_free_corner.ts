import type { Map as MaplibreMap } from 'maplibre-gl'
import { useLayoutEffect, useState } from 'react'
import type { ZoneMapProps } from './types.ts'

/** Half the width of a mark, CSS pixels: a point in the middle is not covered either. */
const MARK = 16

type Corner = 'bottom-left' | 'bottom-right' | 'top-left' | 'top-right'

/** The corner of the map away from the point that an answer speaks of, so that it does not hide what it names. */
export function useFreeCorner(
  map: MaplibreMap | null,
  { pin, matches, selectedId }: Pick<ZoneMapProps, 'pin' | 'matches' | 'selectedId'>,
): Corner {
  const [corner, setCorner] = useState<Corner>('bottom-left')
  const selected = selectedId === null ? undefined : matches.find(({ place }) => place.id === selectedId)
  const [lon, lat] = pin ? [pin.lon, pin.lat] : (selected?.place.point ?? [null, null])
  // Before the answer is painted: it must not jump from one corner to another.
  useLayoutEffect(() => {
    if (!map || lon === null || lat === null) return
    const place = () => setCorner(opposite(map, lon, lat))
    place()
    // The map may be on its way to the point.
    map.once('moveend', place)
    return () => void map.off('moveend', place)
  }, [map, lon, lat])
  return corner
}

function opposite(map: MaplibreMap, lon: number, lat: number): Corner {
  const { x, y } = map.project([lon, lat])
  const { clientWidth, clientHeight } = map.getContainer()
  return `${y > clientHeight / 2 ? 'top' : 'bottom'}-${x > clientWidth / 2 - MARK ? 'left' : 'right'}`
}
