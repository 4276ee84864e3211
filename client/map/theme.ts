import { useSyncExternalStore } from 'react'
import type { Theme } from './palette.ts'

/** DSFR writes the theme in force on the root element, and changes it live. */
function readTheme(): Theme {
  return document.documentElement.getAttribute('data-fr-theme') === 'dark' ? 'dark' : 'light'
}

function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-fr-theme'] })
  return () => observer.disconnect()
}

export const useTheme = (): Theme => useSyncExternalStore(watchTheme, readTheme, () => 'light')
