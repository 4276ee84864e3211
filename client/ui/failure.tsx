import { ApiFailure, type FailureKind } from '../api/failure.ts'

const next: Record<FailureKind, string> = {
  offline: 'Vérifiez votre connexion, puis réessayez. Votre recherche est gardée dans l’adresse de la page.',
  busy: 'Patientez quelques instants, puis réessayez. Votre recherche est gardée dans l’adresse de la page.',
  unavailable: 'Réessayez dans une minute. Rien n’est perdu : votre recherche est dans l’adresse de la page.',
  not_found: 'Vérifiez l’adresse, ou revenez à la recherche.',
  refused: 'Corrigez la recherche, ou repartez de l’accueil.',
  broken: 'Rien n’a été modifié. Réessayez ; si cela persiste, signalez-le à votre ARS.',
}

interface FailureProps {
  failure: unknown
  /** What did not come: « la liste des lieux ». */
  what: string
  onRetry?: () => void
}

/** An error says what happened, what was kept, and what to do. */
export function Failure({ failure, what, onRetry }: FailureProps) {
  const known = failure instanceof ApiFailure ? failure : null
  const kind = known?.kind ?? 'broken'
  const wait = known?.retryAfter ? ` Le service demande ${known.retryAfter} secondes.` : ''
  return (
    <div className="fr-alert fr-alert--error fr-my-2w" role="alert">
      <p className="fr-alert__title">Impossible d’afficher {what}</p>
      <p>
        {known?.message ?? 'La page a rencontré un défaut.'}
        {wait} {next[kind]}
      </p>
      {onRetry && kind !== 'not_found' && kind !== 'refused' && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-mt-1w" onClick={onRetry}>
          Réessayer
        </button>
      )}
    </div>
  )
}
