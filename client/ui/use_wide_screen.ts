import { useSyncExternalStore } from 'react'

const wide = '(min-width: 62em)'

function watch(onChange: () => void): () => void {
  const query = window.matchMedia(wide)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Whether list and map fit side by side (992 px, DSFR's `lg`). */
export const isWideScreen = (): boolean => window.matchMedia(wide).matches

/** The same, followed as the window changes. */
export const useWideScreen = (): boolean => useSyncExternalStore(watch, isWideScreen)
