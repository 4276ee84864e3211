interface ControlsProps {
  onZoomIn: () => void
  onZoomOut: () => void
  /** null: no place is listed. */
  onFit: (() => void) | null
  onReset: () => void
}

const icons = {
  zoomIn: 'M9 3h2v6h6v2h-6v6H9v-6H3V9h6z',
  zoomOut: 'M3 9h14v2H3z',
  fit: 'M3 3h5v2H5v3H3zM12 3h5v5h-2V5h-3zM3 12h2v3h3v2H3zM15 12h2v5h-5v-2h3zM8 8h4v4H8z',
  reset: 'M10 3 2 10h2v7h5v-5h2v5h5v-7h2z',
}

function Control(props: { icon: keyof typeof icons; label: string; onPress: (() => void) | null }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      disabled={!props.onPress}
      onClick={() => props.onPress?.()}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
        <path d={icons[props.icon]} fill="currentColor" />
      </svg>
    </button>
  )
}

export function Controls(props: ControlsProps) {
  return (
    <fieldset className="zone-map__controls">
      <legend className="fr-sr-only">Commandes de la carte</legend>
      <Control icon="zoomIn" label="Zoomer" onPress={props.onZoomIn} />
      <Control icon="zoomOut" label="Dézoomer" onPress={props.onZoomOut} />
      <Control icon="fit" label="Cadrer sur les lieux de la liste" onPress={props.onFit} />
      <Control icon="reset" label="Revenir à la vue d’ensemble" onPress={props.onReset} />
    </fieldset>
  )
}
