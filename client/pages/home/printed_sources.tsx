import type { ZoneClass } from '../../../server/zoning/schema.ts'
import type { Match } from '../../api/documents.ts'
import { useDemonstration } from '../../api/use_demonstration.ts'
import { classNames } from '../../map/classes.ts'
import { ZoneSwatch } from '../../map/zone_swatch.tsx'
import { regionName } from '../../reference/regions.ts'
import { effectWords } from '../../results/publication_words.ts'
import { publicationsOf } from '../../results/publications_of.ts'
import { questionWords } from '../../results/question_words.ts'
import { formatDay } from '../../typography/dates.ts'
import type { Question } from '../../url_state/search_state.ts'

interface PrintedSourcesProps {
  matches: Match[]
  question: Question
  on: string
}

/** What paper must carry and the screen has elsewhere: the question, the day, the legend and the acts. */
export function PrintedSources({ matches, question, on }: PrintedSourcesProps) {
  const demonstration = useDemonstration()
  const classes = [
    ...new Set(matches.map(({ place }) => place.zone?.class).filter((code) => code !== undefined)),
  ]
  return (
    <div className="cc-print-only">
      <h2>À propos de cette liste</h2>
      {demonstration && <p>Données de démonstration, sans valeur officielle.</p>}
      <p>
        Question : {questionWords(question)}. Zonage en vigueur le {formatDay(on)}.
      </p>
      <ul>
        {classes.map((code: ZoneClass) => (
          <li key={code}>
            <ZoneSwatch zoneClass={code} /> {classNames[code].short} : {classNames[code].long}
          </li>
        ))}
      </ul>
      <ul>
        {publicationsOf(matches).map((publication) => (
          <li key={publication.id}>
            {regionName(publication.region)} : {publication.act}, {effectWords(publication)}.
          </li>
        ))}
      </ul>
      <p>Adresse : {window.location.href}</p>
    </div>
  )
}
