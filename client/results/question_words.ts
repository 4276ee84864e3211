import { modeChoiceOf } from '../reference/modes.ts'
import { specialtyName } from '../reference/specialties.ts'
import { findTraining } from '../reference/training.ts'
import { formatDay } from '../typography/dates.ts'
import type { Question } from '../url_state/search_state.ts'

/** The question in words, for the printed page and the card of a place. */
export function questionWords(question: Question): string {
  const training = findTraining(question.training)
  return [
    specialtyName(question.specialty),
    training ? `formation : ${training.label}` : 'université non précisée',
    `en ${modeChoiceOf(question.modes).label}`,
    question.near &&
      `près de ${question.near.label}${question.maxKm === null ? '' : ` (${question.maxKm} km au plus)`}`,
    question.on ? `installation le ${formatDay(question.on)}` : 'installation dès aujourd’hui',
  ]
    .filter(Boolean)
    .join(', ')
}
