import { SkipLinks } from '@codegouvfr/react-dsfr/SkipLinks'
import type { ReactNode } from 'react'
import { AskWhoIsThere } from './ask_who_is_there.tsx'
import { DemonstrationNotice } from './demonstration_notice.tsx'
import { SiteFooter } from './site_footer.tsx'
import { SiteHeader } from './site_header.tsx'

/** What every page shares. The landmark of the content is drawn by the page itself. */
export function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLinks
        links={[
          { label: 'Contenu', anchor: '#contenu' },
          { label: 'Menu', anchor: '#fr-header' },
          { label: 'Pied de page', anchor: '#fr-footer' },
        ]}
      />
      <SiteHeader />
      <DemonstrationNotice />
      {children}
      <SiteFooter />
      <AskWhoIsThere />
    </>
  )
}
