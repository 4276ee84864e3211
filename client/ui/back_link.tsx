import { SiteLink } from '../layout/site_link.tsx'

/** Back to where the question was asked, with the question. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <p className="cc-no-print">
      <SiteLink className="fr-link fr-icon-arrow-left-line fr-link--icon-left" href={href}>
        {children}
      </SiteLink>
    </p>
  )
}
