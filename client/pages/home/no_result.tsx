import { defaultQuestion, defaultView, type Question, type View } from '../../url_state/search_state.ts'

interface NoResultProps {
  filtered: boolean
  question: Question
  onAsk: (change: Partial<Question>) => void
  onShow: (change: Partial<View>) => void
}

/** Why the list is empty, and the step that is most likely to fill it. */
export function NoResult({ filtered, question, onAsk, onShow }: NoResultProps) {
  const { zones, priorityOnly, region, department, text } = defaultView
  return (
    <div className="cc-empty">
      <p className="fr-text--lead">Aucun lieu ne répond à {filtered ? 'vos filtres' : 'votre question'}.</p>
      <ul className="fr-btns-group fr-btns-group--sm">
        {filtered && (
          <li>
            <button
              type="button"
              className="fr-btn"
              onClick={() => onShow({ zones, priorityOnly, region, department, text })}
            >
              Retirer les filtres
            </button>
          </li>
        )}
        {!filtered && question.maxKm !== null && (
          <li>
            <button type="button" className="fr-btn" onClick={() => onAsk({ maxKm: null })}>
              Chercher à toute distance
            </button>
          </li>
        )}
        {!filtered && question.modes.length < defaultQuestion.modes.length && (
          <li>
            <button
              type="button"
              className="fr-btn fr-btn--secondary"
              onClick={() => onAsk({ modes: defaultQuestion.modes })}
            >
              Chercher dans tous les modes d’exercice
            </button>
          </li>
        )}
        {!filtered && (
          <li>
            <button
              type="button"
              className="fr-btn fr-btn--secondary"
              onClick={() => onShow({ face: 'ecartes' })}
            >
              Voir les lieux écartés et pourquoi
            </button>
          </li>
        )}
      </ul>
    </div>
  )
}
