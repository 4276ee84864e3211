import type { Match } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { standingOf } from '../../map/places.ts'
import { communeWords } from '../../results/commune_words.ts'
import { from } from '../../ui/back_link.tsx'
import { ModeMark } from '../../ui/mode_mark.tsx'
import { PaneCard } from '../../ui/pane_card.tsx'
import { ZoneBadge } from '../../ui/zone_badge.tsx'
import type { Question } from '../../url_state/search_state.ts'
import { writeQuestion } from '../../url_state/write.ts'

interface SelectedPlaceProps {
  match: Match
  question: Question
  onClose: () => void
}

/** The place chosen on the map, in short. */
export function SelectedPlace({ match, question, onClose }: SelectedPlaceProps) {
  const { place, zone, priority } = match
  return (
    <PaneCard title={place.structure.name} onClose={onClose}>
      <p>
        {communeWords(place.commune)} · <ModeMark mode={place.mode} standing={standingOf(match)} />
      </p>
      <p className="cc-row__badges">
        {priority && <span className="cc-priority">Priorité dans votre région</span>}
        <ZoneBadge zone={zone ?? place.zone} long />
      </p>
      <p>
        <SiteLink
          className="fr-link"
          href={`/lieux/${encodeURIComponent(place.id)}${writeQuestion(question)}`}
          state={from('/')}
        >
          Voir la fiche du lieu
        </SiteLink>
      </p>
    </PaneCard>
  )
}
