import type { Matches } from '../../api/documents.ts'
import { inRegion } from '../../reference/regions.ts'
import { findTraining } from '../../reference/training.ts'
import { truthOf } from '../../results/truth.ts'
import type { Face, Question, View } from '../../url_state/search_state.ts'

interface TruthLineProps {
  question: Question
  answer: Matches | undefined
  /** The figures are those of the former question. */
  stale: boolean
  face: Face
  onShow: (change: Partial<View>) => void
}

/** One sentence that says how many places are open, how many have priority, and how many are set aside. */
export function TruthLine({ question, answer, stale, face, onShow }: TruthLineProps) {
  const training = findTraining(question.training)
  const truth = answer && truthOf(answer, training && inRegion(training.region))
  return (
    <p className={`cc-truth${stale ? ' cc-truth--stale' : ''}`}>
      <span role="status">
        {truth ? (
          <>
            <strong>{truth.open}</strong>
            {truth.priority && <>, {truth.priority}</>}. {truth.excluded && <>{truth.excluded}.</>}
          </>
        ) : (
          'Recherche des lieux…'
        )}
      </span>{' '}
      {truth?.excluded && (
        <button
          type="button"
          className="fr-link"
          aria-pressed={face === 'ecartes'}
          onClick={() => onShow({ face: face === 'ecartes' ? 'liste' : 'ecartes' })}
        >
          {face === 'ecartes' ? 'Revenir aux lieux ouverts' : 'Voir pourquoi'}
        </button>
      )}
      {truth && !training && (
        <span className="cc-truth__hint"> Dites où vous êtes formé·e pour voir les lieux prioritaires.</span>
      )}
    </p>
  )
}
