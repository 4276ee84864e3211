import { Page } from '../../ui/page.tsx'

/** The declaration the law asks for (décret 2019-768), as honest as the work done. */
export default function AccessibilityPage() {
  return (
    <Page title="Accessibilité : non conforme" className="cc-text">
      <h1>Déclaration d’accessibilité</h1>
      <p className="fr-text--lead">
        Ce site n’a pas encore été audité : il est donc déclaré <strong>non conforme</strong> au référentiel
        général d’amélioration de l’accessibilité (RGAA).
      </p>
      <h2>État de conformité</h2>
      <p>
        Aucun audit RGAA n’a été mené à ce jour. Des contrôles automatiques (axe) passent sur chaque page à
        chaque modification ; ils ne remplacent pas un audit et ne couvrent qu’une partie des critères.
      </p>
      <h2>Ce qui est fait</h2>
      <ul>
        <li>
          Tout ce que montre la carte est dans la liste et dans les fiches, avec les mêmes données et les
          mêmes actions.
        </li>
        <li>Le site s’utilise au clavier ; le nombre de résultats est annoncé aux lecteurs d’écran.</li>
        <li>
          Les zones se distinguent par leur motif, sans la couleur, en thème clair comme en thème sombre.
        </li>
        <li>Le site s’utilise sans la carte, et chaque page peut être imprimée.</li>
      </ul>
      <h2>Ce qui ne l’est pas</h2>
      <ul>
        <li>Aucun test avec des personnes handicapées n’a été mené.</li>
        <li>
          Le schéma pluriannuel et le plan d’actions ne sont pas publiés : ils reviennent à l’organisme qui
          ouvrira le service.
        </li>
      </ul>
      <h2>Signaler une difficulté</h2>
      <p>
        Écrivez au référent CESP de votre ARS (page Contacts) en décrivant la page et la difficulté. Si la
        réponse ne vient pas, vous pouvez saisir le{' '}
        <a
          href="https://formulaire.defenseurdesdroits.fr/"
          target="_blank"
          rel="noopener external"
          title="Défenseur des droits – nouvelle fenêtre"
        >
          Défenseur des droits
        </a>
        .
      </p>
    </Page>
  )
}
