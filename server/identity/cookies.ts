import type { Request, Response } from 'express'

/**
 * `__Host-`: the browser keeps it for this very host, over TLS only (or this machine), and no neighbour can set it.
 * `Lax`: it comes along when one follows a link here, never with a form or a script of another site.
 */
export const SESSION_COOKIE = '__Host-cesp'
/** Binds a sign-in to the browser that began it. */
export const SIGN_IN_COOKIE = '__Host-cesp-connexion'

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

export const setCookie = (response: Response, name: string, value: string, seconds: number) =>
  response.cookie(name, value, { ...attributes, maxAge: seconds * 1000 })

export const clearCookie = (response: Response, name: string) => response.clearCookie(name, attributes)

/** The first cookie of that name; ours hold no character that would need decoding. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null
  }
  return null
}
