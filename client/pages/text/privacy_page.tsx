import { useConfig } from '../../api/use_api.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { Page } from '../../ui/page.tsx'

/** What the site knows of its visitors: next to nothing, and it says so; and of who signs in. */
export default function PrivacyPage() {
  const geocoder = useConfig().data?.geocoder ?? null
  return (
    <Page title="Données personnelles" className="cc-text">
      <h1>Données personnelles</h1>
      <p className="fr-text--lead">
        Vous pouvez consulter ce site sans compte, et sans que rien ne soit retenu de vous.
      </p>
      <h2>Ce qui reste chez vous</h2>
      <ul>
        <li>Votre recherche est dans l’adresse de la page : c’est vous qui la partagez, ou non.</li>
        <li>Votre choix de thème clair ou sombre est gardé par votre navigateur.</li>
      </ul>
      <h2>Ce que reçoit le service</h2>
      <p>
        Comme tout site, il reçoit votre adresse IP et l’adresse des pages demandées, le temps de répondre et
        de se protéger des abus. Sans connexion, il ne dépose aucun cookie. Il n’utilise aucun outil de mesure
        d’audience et n’appelle aucun réseau social.
      </p>
      <h2>Si vous vous connectez</h2>
      <p>
        Un seul cookie garde votre session ouverte, douze heures au plus. Le service retient ce que votre
        fournisseur d’identité dit de vous (nom, adresse électronique et organisation d’un agent ; numéro
        RPPS, profession et savoir-faire d’un professionnel de santé), vos rôles et ce que vous faites.{' '}
        <SiteLink href="/mon-compte">Votre compte</SiteLink> le montre en entier, et permet d’en demander
        l’effacement.
      </p>
      <h2>Services extérieurs</h2>
      <p>
        {geocoder
          ? 'Quand vous cherchez une adresse, ce que vous tapez est envoyé au géocodeur national (IGN Géoplateforme).'
          : 'Aucun : les cartes, les polices et les recherches viennent de ce serveur.'}
      </p>
      <h2>Vos droits</h2>
      <p>
        Le délégué à la protection des données est celui de l’organisme qui ouvre le service au public : ses
        coordonnées sont à compléter par lui.
      </p>
    </Page>
  )
}
