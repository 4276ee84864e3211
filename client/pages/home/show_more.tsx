import { formatCount } from '../../typography/numbers.ts'
import { ROWS_A_STEP } from '../../url_state/search_state.ts'

interface ShowMoreProps {
  shown: number
  total: number
  onMore: () => void
}

/** The rest of a long list comes when asked, so that the foot of the page stays within reach. */
export function ShowMore({ shown, total, onMore }: ShowMoreProps) {
  if (total <= ROWS_A_STEP) return null
  return (
    <div className="cc-more">
      <p aria-live="polite">
        {formatCount(shown)} lieux affichés sur {formatCount(total)}
      </p>
      {shown < total && (
        <button type="button" className="fr-btn fr-btn--secondary" onClick={onMore}>
          Afficher la suite
        </button>
      )}
    </div>
  )
}
