import { ApiFailure, type FailureKind } from '../api/failure.ts'
import { isSignedOut } from '../api/use_private.ts'
import { SignInLink } from '../layout/sign_in_link.tsx'

const next: Record<FailureKind, string> = {
  offline: 'Vérifiez votre connexion, puis réessayez.',
  busy: 'Patientez quelques instants, puis réessayez.',
  unavailable: 'Réessayez dans une minute.',
  not_found: 'Rechargez la page pour voir ce qui est enregistré.',
  refused: '',
  broken: 'Réessayez ; si cela persiste, signalez-le à l’administrateur du service.',
}

interface ActionFailureProps {
  failure: unknown
  /** What could not be done: « faire ce jeton ». */
  what: string
  /** How the form names the fields that the service may complain of. */
  fields?: Record<string, string>
  onRetry?: () => void
}

/** Why something was not done or shown, in the words of the service, and what to do. */
export function ActionFailure({ failure, what, fields = {}, onRetry }: ActionFailureProps) {
  const known = failure instanceof ApiFailure ? failure : null
  const kind = known?.kind ?? 'broken'
  const wait = known?.retryAfter ? ` Le service demande ${known.retryAfter} secondes.` : ''
  return (
    <div className="fr-alert fr-alert--error fr-alert--sm fr-my-2w" role="alert">
      <p>
        Impossible de {what}. {known ? sentenceOf(known, fields) : 'La page a rencontré un défaut.'}
        {wait} {next[kind]}
      </p>
      {isSignedOut(failure) && (
        <p>
          <SignInLink className="fr-link">Se connecter</SignInLink>
        </p>
      )}
      {onRetry && kind !== 'not_found' && kind !== 'refused' && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-mt-1w" onClick={onRetry}>
          Réessayer
        </button>
      )}
    </div>
  )
}

/** The fields to correct by the names that the form gives them; the service's sentence when it names none. */
function sentenceOf({ message, problem }: ApiFailure, fields: Record<string, string>): string {
  if (!problem.errors?.length) return message
  const said = problem.errors.map(
    ({ field, message }) => `${fields[field.split('.')[0]!] ?? field} : ${message}`,
  )
  return `À corriger : ${said.join(' ; ')}.`
}
