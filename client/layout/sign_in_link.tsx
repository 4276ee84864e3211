import type { ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { SiteLink } from './site_link.tsx'

const PAGE = '/connexion'

/** Leads to the page « Se connecter », which leads back here. */
export function SignInLink({
  id,
  className,
  children,
}: {
  id?: string
  className: string
  children: ReactNode
}) {
  const [path] = useLocation()
  const search = useSearch()
  return (
    <SiteLink id={id} className={className} href={signInAddress(path, search)}>
      {children}
    </SiteLink>
  )
}

/** The page to sign in from another: it keeps where one was, and its own address does not grow. */
export function signInAddress(path: string, search: string): string {
  const from = path === PAGE ? new URLSearchParams(search).get('retour') : path + (search && `?${search}`)
  return from && from !== '/' ? `${PAGE}?retour=${encodeURIComponent(from)}` : PAGE
}
