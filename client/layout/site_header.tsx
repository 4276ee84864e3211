import { Header } from '@codegouvfr/react-dsfr/Header'
import { useIsDark } from '@codegouvfr/react-dsfr/useIsDark'
import { useLocation } from 'wouter'
import { useMe } from '../api/use_me.ts'
import { accountItems } from './account_items.tsx'
import { brandTop, homeLinkProps, serviceTagline, serviceTitle } from './brand.tsx'

const sections = [
  { text: 'Où exercer ?', href: '/', also: ['/lieux', '/comparer'] },
  { text: 'Zonage', href: '/zonage', also: ['/communes'] },
  { text: 'Procédure', href: '/procedure', also: [] },
  { text: 'Contacts ARS', href: '/contacts', also: [] },
  { text: 'Données ouvertes', href: '/donnees', also: [] },
]

export function SiteHeader() {
  const [path] = useLocation()
  const me = useMe(false).data
  const { isDark, setIsDark } = useIsDark()
  return (
    <Header
      id="fr-header"
      brandTop={brandTop}
      homeLinkProps={homeLinkProps}
      serviceTitle={serviceTitle}
      serviceTagline={serviceTagline}
      disableDisplay
      quickAccessItems={[
        ...accountItems(me),
        {
          iconId: 'fr-icon-theme-fill',
          text: isDark ? 'Thème clair' : 'Thème sombre',
          buttonProps: { onClick: () => setIsDark(!isDark) },
        },
      ]}
      navigation={sections.map(({ text, href, also }) => ({
        text,
        linkProps: { href },
        isActive: path === href || [href, ...also].some((start) => start !== '/' && path.startsWith(start)),
      }))}
    />
  )
}
