import type { AnchorHTMLAttributes, Ref } from 'react'
import { Link } from 'wouter'

type SiteLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  ref?: Ref<HTMLAnchorElement>
  /** Kept by the history with the next page. */
  state?: unknown
}

/** A link of the site changes the page without reloading it; any other is a plain link. */
export function SiteLink({ href = '#', children, state, ...rest }: SiteLinkProps) {
  const inside = href.startsWith('/') && !href.startsWith('/api/')
  if (!inside)
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    )
  return (
    <Link href={href} state={state} {...rest}>
      {children}
    </Link>
  )
}

declare module '@codegouvfr/react-dsfr/spa' {
  interface RegisterLink {
    Link: typeof SiteLink
  }
}
