import type { Face, View } from '../../url_state/search_state.ts'

interface FaceSwitchProps {
  face: Face
  onShow: (change: Partial<View>) => void
}

/** On a small screen, the list or the map: one at a time. */
export function FaceSwitch({ face, onShow }: FaceSwitchProps) {
  const onMap = face === 'carte'
  return (
    <div className="cc-face">
      <button
        type="button"
        className={`fr-btn fr-btn--icon-left ${onMap ? 'fr-icon-list-unordered' : 'fr-icon-map-pin-2-line'}`}
        onClick={() => onShow({ face: onMap ? 'liste' : 'carte' })}
      >
        {onMap ? 'Liste' : 'Carte'}
      </button>
    </div>
  )
}
