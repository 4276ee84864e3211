import type { MouseEvent } from 'react'
import { SiteLink } from '../layout/site_link.tsx'

/** What a page gives the history with the page it opens: where one came from. */
export const from = (path: string) => ({ from: path })

/**
 * Back to where the question was asked, with the question. For whoever came from there, it is the back button:
 * the filters, the order and the row are found again.
 */
export function BackLink({ href, children }: { href: string; children: string }) {
  const goBack = (event: MouseEvent) => {
    if (window.history.state?.from !== new URL(href, window.location.href).pathname) return
    event.preventDefault()
    window.history.back()
  }
  return (
    <p className="cc-no-print">
      <SiteLink className="fr-link fr-icon-arrow-left-line fr-link--icon-left" href={href} onClick={goBack}>
        {children}
      </SiteLink>
    </p>
  )
}
