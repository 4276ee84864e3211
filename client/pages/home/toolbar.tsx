import { useId, useState } from 'react'
import type { Match } from '../../api/documents.ts'
import { countFilters } from '../../results/filter.ts'
import { countOf } from '../../typography/numbers.ts'
import type { Question, Sort, View } from '../../url_state/search_state.ts'
import { Filters } from './filters.tsx'
import { ShareButton } from './share_button.tsx'

const sortLabels: Record<Sort, string> = {
  priority: 'priorité',
  distance: 'distance',
  stability: 'stabilité de la zone',
  apl: 'manque de médecins (APL)',
}

interface ToolbarProps {
  matches: Match[]
  /** How many rows the filters keep. */
  kept: number
  question: Question
  view: View
  onShow: (change: Partial<View>) => void
}

/** Sort, filter, print, share. */
export function Toolbar({ matches, kept, question, view, onShow }: ToolbarProps) {
  const filters = countFilters(view)
  const [open, setOpen] = useState(false)
  const sortId = useId()
  const panelId = useId()
  return (
    <div className="cc-toolbar">
      <div className="cc-toolbar__line">
        <label htmlFor={sortId} className="cc-toolbar__label">
          Trier par
        </label>
        <select
          id={sortId}
          className="fr-select cc-toolbar__sort"
          value={view.sort}
          onChange={({ target }) => onShow({ sort: target.value as Sort })}
        >
          {Object.entries(sortLabels).map(([sort, label]) => (
            <option key={sort} value={sort} disabled={sort === 'distance' && !question.near}>
              {label}
              {sort === 'distance' && !question.near ? ' (dites près d’où)' : ''}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="fr-btn fr-btn--sm fr-btn--secondary fr-btn--icon-left fr-icon-filter-line"
          aria-expanded={open}
          aria-controls={panelId}
          onClick={() => setOpen(!open)}
        >
          {filters > 0 ? `Filtres (${filters})` : 'Filtres'}
        </button>
        <span className="cc-toolbar__end">
          <ShareButton />
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-printer-line"
            title="Imprimer la liste"
            onClick={() => window.print()}
          >
            Imprimer la liste
          </button>
        </span>
      </div>
      <div id={panelId} hidden={!open}>
        {open && (
          <Filters matches={matches} view={view} trained={question.training !== null} onShow={onShow} />
        )}
      </div>
      {filters > 0 && (
        <p className="cc-toolbar__kept" role="status">
          {countOf(kept, 'lieu retenu', 'lieux retenus')} par vos filtres sur {matches.length}.
        </p>
      )}
    </div>
  )
}
