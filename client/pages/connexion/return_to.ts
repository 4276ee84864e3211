const KEY = 'retour'
const ACCOUNT = '/mon-compte'

/**
 * The page to come back to once signed in. The provider's refusals come back without it: it is then the one that
 * this tab asked for last.
 */
export function rememberReturn(asked: string | null, failed: boolean): string {
  try {
    if (asked) window.sessionStorage.setItem(KEY, asked)
    else if (failed) return window.sessionStorage.getItem(KEY) ?? ACCOUNT
  } catch {
    // A browser that keeps nothing: one comes back to one's account.
  }
  return asked ?? ACCOUNT
}
