/** Where the map would be: why it is not, and that nothing is lost. */
export function MapUnavailable({ reason }: { reason: string }) {
  return (
    <div className="cc-nomap">
      <p className="fr-text--lead">Carte indisponible</p>
      <p>{reason}</p>
      <p>
        La liste dit tout ce que dit la carte : la zone de chaque lieu, l’acte qui la fixe, les distances. La
        recherche « Quelle zone ici ? » répond aussi sans la carte.
      </p>
    </div>
  )
}
