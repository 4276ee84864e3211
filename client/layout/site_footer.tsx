import { Footer } from '@codegouvfr/react-dsfr/Footer'
import { brandTop, homeLinkProps } from './brand.tsx'

export function SiteFooter() {
  return (
    <Footer
      id="fr-footer"
      accessibility="non compliant"
      brandTop={brandTop}
      homeLinkProps={homeLinkProps}
      contentDescription="Où exercer avec un contrat d’engagement de service public : les lieux de la liste nationale, la zone de chacun et l’acte qui la fixe."
      accessibilityLinkProps={{ href: '/accessibilite' }}
      termsLinkProps={{ href: '/mentions-legales' }}
      bottomItems={[
        { text: 'Données personnelles', linkProps: { href: '/donnees-personnelles' } },
        { text: 'Données ouvertes et API', linkProps: { href: '/donnees' } },
      ]}
      license={
        <>
          Données dérivées sous <span lang="fr">Licence Ouverte 2.0</span> : IGN, INSEE, ARS (CartoSanté),
          DREES, ANCT, ANS. Code sous licence MIT.
        </>
      }
    />
  )
}
