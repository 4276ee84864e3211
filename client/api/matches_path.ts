import type { Question, Sort } from '../url_state/search_state.ts'

/**
 * The path of the answer to a question. The order of the parameters is fixed: the path is also the key of the cache.
 * @param excluded also the places that are refused, with the reason
 */
export function matchesPath(question: Question, sort: Sort, excluded = false): string {
  const params = new URLSearchParams({ profession: 'medecin', specialty: question.specialty })
  // A visitor who has not said it yet sees the places all the same; none has priority.
  params.set('training_region', question.training?.replace(/^region-/, '') ?? 'inconnue')
  if (question.modes.length < 3) params.set('mode', question.modes.join(','))
  if (question.near) params.set('near', question.near.point.join(','))
  if (question.near && question.maxKm !== null) params.set('max_km', String(question.maxKm))
  if (question.on) params.set('on', question.on)
  if (sort !== 'priority' && (sort !== 'distance' || question.near)) params.set('sort', sort)
  if (excluded) params.set('include', 'ineligible')
  return `/matches?${params.toString().replaceAll('%2C', ',')}`
}
