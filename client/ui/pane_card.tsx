import type { ReactNode } from 'react'

interface PaneCardProps {
  title: ReactNode
  onClose: () => void
  children: ReactNode
}

/** What was found about a place or a point of the map. It announces itself, and closes. */
export function PaneCard({ title, onClose, children }: PaneCardProps) {
  return (
    <div className="cc-card" role="status">
      <div className="cc-card__head">
        <h2 className="cc-card__title">{title}</h2>
        <button
          type="button"
          className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-close-line"
          title="Fermer"
          onClick={onClose}
        >
          Fermer
        </button>
      </div>
      {children}
    </div>
  )
}
