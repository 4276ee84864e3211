import { useSyncExternalStore } from 'react'

const wide = '(min-width: 62em)'

function watch(onChange: () => void): () => void {
  const query = window.matchMedia(wide)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

let last = false

/** Whether list and map fit side by side (992 px, DSFR's `lg`). Paper is narrow, but prints what the screen shows. */
export function isWideScreen(): boolean {
  if (!window.matchMedia('print').matches) last = window.matchMedia(wide).matches
  return last
}

/** The same, followed as the window changes. */
export const useWideScreen = (): boolean => useSyncExternalStore(watch, isWideScreen)
