import { useConfig } from '../../api/use_api.ts'
import { Page } from '../../ui/page.tsx'

/** Who publishes, who hosts, what may be reused. What the body that opens the service must fill in says so. */
export default function LegalPage() {
  const manager = useConfig().data?.manager ?? 'CNG'
  return (
    <Page title="Mentions légales" className="cc-text">
      <h1>Mentions légales</h1>
      <h2>Éditeur</h2>
      <p>
        Service conçu pour le gestionnaire national de la liste ({manager}) et les agences régionales de
        santé. L’éditeur, le directeur de la publication et l’hébergeur sont à compléter par l’organisme qui
        ouvre le service au public.
      </p>
      <h2>Valeur des informations</h2>
      <p>
        Ce site informe. Seuls font foi les textes publiés au Journal officiel, les arrêtés des ARS publiés
        aux recueils des actes administratifs et les décisions individuelles. Chaque zone affichée est
        accompagnée de l’acte dont elle vient.
      </p>
      <h2>Réutilisation</h2>
      <p>
        Les données dérivées sont sous Licence Ouverte 2.0, le code sous licence MIT. Le système de design de
        l’État (DSFR), la marque de l’État et la police Marianne sont réservés aux sites de l’État.
      </p>
    </Page>
  )
}
