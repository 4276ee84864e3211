import { NBSP } from '../typography/spaces.ts'

/** What went wrong, as far as it changes what the person can do next. */
export type FailureKind = 'offline' | 'busy' | 'unavailable' | 'not_found' | 'refused' | 'broken'

interface ProblemDocument {
  code?: string
  detail?: string
  errors?: { field: string; message: string }[]
  [member: string]: unknown
}

/** An answer that did not come, or not as hoped. `detail` is a French sentence to show as it is. */
export class ApiFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    detail: string,
    /** Seconds to wait, when the server says it. */
    readonly retryAfter: number | null = null,
    readonly problem: ProblemDocument = {},
  ) {
    super(detail)
  }
}

export function offlineFailure(): ApiFailure {
  return new ApiFailure('offline', 'offline', 'Le service ne répond pas : la connexion semble coupée.')
}

/** Reads a refused answer: problem+json when it is, a plain sentence when it is not. */
export function failureOf(status: number, document: ProblemDocument, retryAfter: string | null): ApiFailure {
  const fields = document.errors?.map((error) => `${error.field}${NBSP}: ${error.message}`) ?? []
  const detail = [document.detail ?? sentenceOf(status), ...fields].join(' ')
  const seconds = Number(retryAfter)
  return new ApiFailure(
    kindOf(status),
    document.code ?? `http_${status}`,
    detail,
    retryAfter !== null && Number.isFinite(seconds) ? seconds : null,
    document,
  )
}

function kindOf(status: number): FailureKind {
  if (status === 429) return 'busy'
  if (status === 502 || status === 503 || status === 504) return 'unavailable'
  if (status === 404 || status === 410) return 'not_found'
  return status >= 500 ? 'broken' : 'refused'
}

function sentenceOf(status: number): string {
  if (status === 429) return 'Trop de requêtes ont été envoyées en peu de temps.'
  if (status === 503) return 'Le service démarre ou fait une pause.'
  if (status === 404) return 'Cette adresse n’existe pas.'
  return `Le service a répondu par une erreur (${status}).`
}

/** Whether asking again, unchanged, has a chance. */
export function mayRetry(failure: unknown): boolean {
  return failure instanceof ApiFailure && ['offline', 'busy', 'unavailable', 'broken'].includes(failure.kind)
}
