import { SiteLink } from '../../layout/site_link.tsx'
import { Page } from '../../ui/page.tsx'

export default function NotFoundPage() {
  return (
    <Page title="Page introuvable" className="cc-text">
      <h1>Page introuvable</h1>
      <p className="fr-text--lead">
        L’adresse <strong>{decodeURI(window.location.pathname)}</strong> ne mène à aucune page de ce site.
      </p>
      <p>Vérifiez l’adresse, ou repartez d’ici :</p>
      <ul>
        <li>
          <SiteLink href="/">Où exercer ?</SiteLink> : les lieux qui vous sont ouverts
        </li>
        <li>
          <SiteLink href="/zonage">Zonage</SiteLink> : la zone d’une commune
        </li>
        <li>
          <SiteLink href="/contacts">Contacts ARS</SiteLink>
        </li>
      </ul>
    </Page>
  )
}
