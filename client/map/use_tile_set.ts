import { useCallback, useEffect, useState } from 'react'
import { forgetTileSet, loadTileSet, type TileSet } from './tile_set.ts'

export type TileSetState =
  | { status: 'loading'; tileSet: TileSet | null }
  | { status: 'ready'; tileSet: TileSet }
  | { status: 'failed'; tileSet: TileSet | null }

/** The set that `url` names. While another one is on its way, the former stays. */
export function useTileSet(url: string): TileSetState & { retry: () => void } {
  const [state, setState] = useState<TileSetState>({ status: 'loading', tileSet: null })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same address again
  useEffect(() => {
    let wanted = true
    setState(({ tileSet }) => ({ status: 'loading', tileSet }))
    loadTileSet(url).then(
      (tileSet) => wanted && setState({ status: 'ready', tileSet }),
      () => wanted && setState(({ tileSet }) => ({ status: 'failed', tileSet })),
    )
    return () => {
      wanted = false
    }
  }, [url, attempt])
  const retry = useCallback(() => {
    forgetTileSet(url)
    setAttempt((count) => count + 1)
  }, [url])
  return { ...state, retry }
}
