/**
 * Who publishes the service. DSFR and its Marianne block are reserved to the State; a body outside it changes this
 * file and `styles/dsfr.css` and nothing else.
 */
export const brandTop = (
  <>
    République
    <br />
    Française
  </>
)

export const serviceTitle = 'Carte CESP'
export const serviceTagline = 'Zones et lieux du contrat d’engagement de service public'
export const homeLinkProps = { href: '/', title: 'Accueil — Carte CESP' }
