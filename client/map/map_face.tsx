interface MapFaceProps {
  /** Why no map can be drawn, in French; null when one can. */
  unavailable: string | null
  /** The zones do not come. */
  failed: boolean
  loading: boolean
  /** null: starting again would change nothing. */
  onRestart: (() => void) | null
  onRetry: () => void
}

/** What stands over the map when it is not there, or not whole. */
export function MapFace(props: MapFaceProps) {
  if (props.unavailable)
    return (
      <div className="zone-map__face zone-map__face--whole" role="status">
        <p>
          <strong>{props.unavailable}</strong> La liste des lieux et la recherche d’une commune donnent les
          mêmes réponses.
        </p>
        {props.onRestart && (
          <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={props.onRestart}>
            Relancer la carte
          </button>
        )}
      </div>
    )
  if (props.failed)
    return (
      <div className="zone-map__face" role="alert">
        <p>
          <strong>Une partie des zones n’a pas pu être chargée.</strong> La liste reste complète. Vérifiez
          votre connexion, puis réessayez.
        </p>
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={props.onRetry}>
          Réessayer
        </button>
      </div>
    )
  if (props.loading)
    return (
      <p className="zone-map__face zone-map__face--waiting" role="status">
        Chargement de la carte : zones et lieux…
      </p>
    )
  return null
}
