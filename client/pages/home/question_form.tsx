import { useId } from 'react'
import { modeChoiceOf, modeChoices } from '../../reference/modes.ts'
import { regionsByName } from '../../reference/regions.ts'
import { specialties, specialtyName } from '../../reference/specialties.ts'
import { findTraining, type Training, trainings } from '../../reference/training.ts'
import { isDay } from '../../typography/dates.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { PlaceField } from '../../ui/place_field.tsx'
import type { Question } from '../../url_state/search_state.ts'

const specialtyOptions = specialties.map(({ code, name }) => ({ code, label: name.toLocaleLowerCase('fr') }))
const regionOptions: Training[] = regionsByName.map(({ code, name }) => ({
  code: `region-${code}`,
  label: name,
  hint: 'Région',
  region: code,
}))
const trainingOptions = [...trainings, ...regionOptions]
const distances = [10, 20, 30, 50, 100, 200]

interface QuestionFormProps {
  question: Question
  onAsk: (change: Partial<Question>) => void
  /** The day the answer holds for, when the question leaves it open. */
  today: string | null
}

/** The question is a sentence: each answer is a field that opens a list and filters it as one types. */
export function QuestionForm({ question, onAsk, today }: QuestionFormProps) {
  const dateId = useId()
  const distanceId = useId()
  const mode = modeChoiceOf(question.modes)
  return (
    <form className="cc-sentence" aria-label="Votre recherche" onSubmit={(event) => event.preventDefault()}>
      <span className="cc-sentence__part">
        <span aria-hidden="true">Je suis en</span>{' '}
        <Combobox
          label="Spécialité (DES)"
          options={specialtyOptions}
          selected={{
            code: question.specialty,
            label: specialtyName(question.specialty).toLocaleLowerCase('fr'),
          }}
          onSelect={(option) => option && onAsk({ specialty: option.code })}
          empty="Aucune des 44 spécialités ne porte ce nom."
        />
        <span aria-hidden="true">,</span>
      </span>{' '}
      <span className="cc-sentence__part">
        <span aria-hidden="true">formé·e à</span>{' '}
        <Combobox
          label="Université ou région de formation"
          placeholder="votre université"
          options={trainingOptions}
          selected={findTraining(question.training)}
          onSelect={(option) => onAsk({ training: option?.code ?? null })}
          clearable
          empty="Aucune université ni région ne porte ce nom."
        />
        <span aria-hidden="true">.</span>
      </span>{' '}
      <span className="cc-sentence__part">
        <span aria-hidden="true">Je cherche en</span>{' '}
        <Combobox
          label="Mode d’exercice"
          options={modeChoices}
          selected={mode}
          onSelect={(option) => option && onAsk({ modes: option.modes })}
        />
      </span>{' '}
      <span className="cc-sentence__part">
        <span aria-hidden="true">près de</span>{' '}
        <PlaceField
          label="Près de : commune, code postal, adresse ou coordonnées"
          placeholder="partout en France"
          selected={question.near}
          onSelect={(spot) => onAsk({ near: spot && { point: spot.point, label: spot.label } })}
        />
        {!question.near && <span aria-hidden="true">,</span>}
      </span>{' '}
      {question.near && (
        <span className="cc-sentence__part">
          <label htmlFor={distanceId}>à moins de</label>{' '}
          <select
            id={distanceId}
            className="cc-sentence__select"
            value={question.maxKm ?? ''}
            onChange={({ target }) => onAsk({ maxKm: target.value === '' ? null : Number(target.value) })}
          >
            <option value="">toute distance</option>
            {[...new Set([...distances, question.maxKm ?? 10])]
              .sort((a, b) => a - b)
              .map((km) => (
                <option key={km} value={km}>
                  {km} km
                </option>
              ))}
          </select>
          <span aria-hidden="true">,</span>
        </span>
      )}{' '}
      <span className="cc-sentence__part">
        <label htmlFor={dateId}>pour une installation le</label>{' '}
        <input
          id={dateId}
          className="cc-sentence__date"
          type="date"
          min="2020-01-01"
          max="2040-12-31"
          value={question.on ?? today ?? ''}
          onChange={({ target }) => {
            if (target.value === '' || target.value === today) onAsk({ on: null })
            else if (isDay(target.value)) onAsk({ on: target.value })
          }}
        />
        <span aria-hidden="true">.</span>
      </span>
    </form>
  )
}
