import type { Match } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { countOf } from '../../typography/numbers.ts'
import { from } from '../../ui/back_link.tsx'
import { MOST_COMPARED, type Question, type View } from '../../url_state/search_state.ts'
import { writeQuestion } from '../../url_state/write.ts'

interface ComparisonTrayProps {
  question: Question
  view: View
  matches: Match[]
  onShow: (change: Partial<View>) => void
}

/** The places put aside to be compared, four at most, at hand while one goes on searching. */
export function ComparisonTray({ question, view, matches, onShow }: ComparisonTrayProps) {
  if (view.compared.length === 0) return null
  const names = new Map(
    matches.map(({ place }) => [place.id, `${place.structure.name}, ${place.commune.name}`]),
  )
  const query = writeQuestion(question)
  const href = `/comparer${query}${query ? '&' : '?'}lieux=${view.compared.join(',')}`
  return (
    <section className="cc-tray" aria-label="Lieux à comparer">
      <ul className="cc-tray__places">
        {view.compared.map((id) => (
          <li key={id}>
            <button
              type="button"
              className="cc-chip"
              aria-label={`Retirer ${names.get(id) ?? id} de la comparaison`}
              onClick={() => onShow({ compared: view.compared.filter((other) => other !== id) })}
            >
              <span className="cc-tray__name">{names.get(id) ?? id}</span>
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {view.compared.length === 1 ? (
        <p className="cc-tray__hint">Ajoutez un lieu pour comparer ({MOST_COMPARED} au plus).</p>
      ) : (
        <>
          {view.compared.length >= MOST_COMPARED && (
            <p className="cc-tray__hint" role="status">
              Quatre lieux au plus : retirez-en un pour en ajouter un autre.
            </p>
          )}
          <SiteLink className="fr-btn" href={href} state={from('/')}>
            Comparer {countOf(view.compared.length, 'lieu', 'lieux')}
          </SiteLink>
        </>
      )}
    </section>
  )
}
