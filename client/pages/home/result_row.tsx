import { memo } from 'react'
import type { Match } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { standingOf } from '../../map/places.ts'
import { communeWords } from '../../results/commune_words.ts'
import { failingReasons } from '../../results/group_excluded.ts'
import { specialtyWords } from '../../results/specialty_words.ts'
import { announcedWords, sinceMonthWords } from '../../results/stability_words.ts'
import { countOf, formatDistance } from '../../typography/numbers.ts'
import { from } from '../../ui/back_link.tsx'
import { ModeMark } from '../../ui/mode_mark.tsx'
import { isWideScreen } from '../../ui/use_wide_screen.ts'
import { ZoneBadge } from '../../ui/zone_badge.tsx'
import { MOST_COMPARED, type Question, type View } from '../../url_state/search_state.ts'
import { writeQuestion } from '../../url_state/write.ts'
import { noteOpened } from './return_to_row.ts'

export interface RowProps {
  match: Match
  question: Question
  hoveredId: string | null
  selectedId: string | null
  compared: string[]
  onHover: (id: string | null) => void
  onShow: (change: Partial<View>) => void
}

/** A place in the list. Pointing at it, or reaching it by keyboard, lights its point on the map. */
export function ResultRow({ hoveredId, selectedId, compared, ...rest }: RowProps) {
  const { id } = rest.match.place
  return (
    <Row
      {...rest}
      hovered={hoveredId === id}
      selected={selectedId === id}
      pressed={compared.includes(id)}
      compared={compared}
    />
  )
}

interface DrawnRow extends Omit<RowProps, 'hoveredId' | 'selectedId'> {
  hovered: boolean
  selected: boolean
  pressed: boolean
}

const Row = memo(function Row({
  match,
  question,
  hovered,
  selected,
  pressed,
  compared,
  onHover,
  onShow,
}: DrawnRow) {
  const { place, zone, priority, eligible, stability } = match
  const since = sinceMonthWords(stability)
  const announced = announcedWords(stability)
  const [failing] = failingReasons(match)
  const full = !pressed && compared.length >= MOST_COMPARED
  const marks = [hovered && 'cc-row--hovered', selected && 'cc-row--selected'].filter(Boolean).join(' ')
  return (
    <li
      id={`lieu-${place.id}`}
      data-place-id={place.id}
      className={`cc-row ${marks}`}
      onPointerEnter={() => onHover(place.id)}
      onPointerLeave={() => onHover(null)}
      onFocus={() => onHover(place.id)}
      onBlur={() => onHover(null)}
    >
      <h3 className="cc-row__name">
        <SiteLink
          href={`/lieux/${encodeURIComponent(place.id)}${writeQuestion(question)}`}
          state={from('/')}
          onClick={() => noteOpened(place.id)}
        >
          {place.structure.name}
        </SiteLink>
      </h3>
      <p className="cc-row__where">
        {communeWords(place.commune)}
        {match.distance_km !== null && (
          <span className="cc-row__km"> · {formatDistance(match.distance_km)}</span>
        )}
      </p>
      <p className="cc-row__what">
        <ModeMark mode={place.mode} standing={standingOf(match)} /> · {specialtyWords(place.specialties)} ·{' '}
        {countOf(place.posts_left, 'poste')}
      </p>
      {!eligible && failing && <p className="cc-row__failing">{failing.text}</p>}
      <p className="cc-row__badges">
        {priority && <span className="cc-priority">Priorité dans votre région</span>}
        <ZoneBadge zone={zone ?? place.zone} />
        {since && <span className="cc-row__since">{since}</span>}
        {announced && <span className="fr-badge fr-badge--sm fr-badge--warning">{announced}</span>}
      </p>
      <p className="cc-row__actions">
        <button
          type="button"
          className="cc-action fr-icon-add-line"
          aria-pressed={pressed}
          disabled={full}
          title={full ? `Quatre lieux au plus : retirez-en un d’abord` : undefined}
          onClick={() =>
            onShow({ compared: pressed ? compared.filter((id) => id !== place.id) : [...compared, place.id] })
          }
        >
          {pressed ? 'Ne plus comparer' : 'Comparer'}
          <span className="fr-sr-only"> {place.structure.name}</span>
        </button>
        <button
          type="button"
          className="cc-action fr-icon-map-pin-2-line"
          onClick={() =>
            onShow({
              selected: place.id,
              camera: { lon: place.point[0], lat: place.point[1], zoom: 10 },
              pin: null,
              ...(isWideScreen() ? {} : { face: 'carte' as const }),
            })
          }
        >
          Voir sur la carte
          <span className="fr-sr-only"> {place.structure.name}</span>
        </button>
      </p>
    </li>
  )
})
