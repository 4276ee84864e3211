import { SiteLink } from '../../layout/site_link.tsx'
import { Page } from '../../ui/page.tsx'
import { Mark } from './mark.tsx'

/** How one chooses a place, by contract, and what is not established (domain.md §1). */
export default function ProcedurePage() {
  return (
    <Page title="Comment se choisit un lieu" className="cc-text">
      <h1>Comment se choisit un lieu</h1>
      <p className="fr-text--lead">
        Vous avez signé un contrat d’engagement de service public (CESP) : vous percevez une allocation
        pendant vos études, puis vous exercez dans une zone où les médecins manquent. Voici ce que disent les
        textes, et ce que nous n’avons pas pu vérifier.
      </p>

      <h2>Votre engagement</h2>
      <ul>
        <li>
          Vous exercez des soins dans un ou plusieurs lieux situés dans une zone du 1° de l’article L. 1434-4
          du code de la santé publique, pendant une durée égale à celle de l’allocation, et au moins deux ans.{' '}
          <Mark state="read" source="R. 631-24-5 du code de l’éducation" />
        </li>
        <li>
          Le temps partiel est possible, à mi-temps au moins dans la zone ; la durée s’allonge d’autant.{' '}
          <Mark state="read" source="R. 631-24-5" />
        </li>
        <li>
          Le report d’installation peut aller jusqu’à un an. <Mark state="read" source="décret 2026-4" />
        </li>
        <li>
          Pour les médecins, les zones ouvertes sont la ZIP et la ZAC.{' '}
          <Mark state="read" source="DGOS, questions-réponses de mai 2018" />
        </li>
      </ul>

      <h2>Contrat signé avant le 20 mars 2020</h2>
      <p>
        Les décrets 2010-735 et 2013-735 continuent de s’appliquer.{' '}
        <Mark state="read" source="décret 2010-735, art. 5 à 9" />
      </p>
      <ol>
        <li>
          La dernière année d’études, vous choisissez sur la liste nationale, établie sur proposition des ARS.
        </li>
        <li>Vous demandez jusqu’à cinq lieux à la fois, classés.</li>
        <li>
          Si vous souhaitez rester dans la région de votre UFR, vous bénéficiez, « à projet professionnel
          présentant un intérêt égal, d’une priorité de choix ». Ce n’est ni un tirage au sort, ni un ordre
          d’arrivée : une personne décide.
        </li>
        <li>
          Entre plusieurs candidats, la décision vient dans les trois mois : le directeur général de l’ARS en
          libéral, l’employeur en salarié, les deux ensemble en exercice mixte.
        </li>
      </ol>

      <h2>Contrat signé depuis le 20 mars 2020</h2>
      <ul>
        <li>
          Le texte demande une zone ; il ne demande pas que le lieu figure sur la liste.{' '}
          <Mark state="read" source="R. 631-24-5" />
        </li>
        <li>
          La liste, la priorité régionale et les cinq vœux s’appliquent-ils encore ? Nous n’avons pas pu lire
          les articles L. 632-6 et R. 631-24-7 à R. 631-24-13. <Mark state="open" /> Ce site montre la
          priorité régionale à titre d’indication : demandez à votre ARS.
        </li>
      </ul>

      <h2>Si la zone change</h2>
      <ul>
        <li>
          Sans lieu déclaré, ou déclaré depuis moins de trois ans, c’est le zonage en vigueur à la fin de vos
          études qui compte. <Mark state="read" source="DGOS, 2018" />
        </li>
        <li>
          Lieu déclaré depuis au moins trois ans, inchangé, et dont la zone est ensuite déclassée : ni
          indemnité, ni pénalité. <Mark state="read" source="R. 631-24-15, texte de 2026" />
        </li>
        <li>
          Déjà installé·e : vous restez, sans rien payer.{' '}
          <Mark state="read" source="DGOS, 2018 ; la suite après 2026 est déduite" />
        </li>
      </ul>

      <h2>Qui gère votre contrat</h2>
      <p>
        Depuis le 25 mars 2025, l’autorité est le président-directeur général de l’Agence de services et de
        paiement (ASP) ; le CNG a gardé les contrats plus anciens jusqu’au 31 décembre 2025. Qui tient la
        liste depuis n’est pas établi. <Mark state="open" /> Votre premier interlocuteur reste le référent de
        votre ARS : <SiteLink href="/contacts">les 18 ARS</SiteLink>.
      </p>

      <h2>Ce que ce site ne fait pas</h2>
      <p>
        Il montre les zones et les lieux, et dit pourquoi un lieu vous est ouvert. Il ne reçoit pas encore de
        vœux et ne décide rien. Seuls les textes, les arrêtés des ARS et leurs décisions font foi.
      </p>
    </Page>
  )
}
