/**
 * Sets the theme before the first paint, as DSFR will find it: the choice it stored, or the system's.
 * No inline script is needed for it, hence no exception in the content security policy.
 */
export function applyStoredTheme(): void {
  const root = document.documentElement
  const stored = readStored()
  const dark =
    stored === 'dark' || (stored !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-fr-scheme', stored ?? 'system')
  root.setAttribute('data-fr-theme', dark ? 'dark' : 'light')
  root.style.colorScheme = dark ? 'dark' : 'light'
}

function readStored(): string | null {
  try {
    return window.localStorage.getItem('scheme')
  } catch {
    return null
  }
}

/** The nonce the server put in the page, for the style element DSFR adds; undefined in development. */
export function pageNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  const nonce = meta?.nonce || meta?.getAttribute('nonce')
  return nonce && !nonce.startsWith('__') ? nonce : undefined
}
