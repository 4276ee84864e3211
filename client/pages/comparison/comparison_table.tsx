import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CommuneAnswer, Match } from '../../api/documents.ts'
import { fetchJson } from '../../api/fetch_json.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { regionName } from '../../reference/regions.ts'
import { aplPoints } from '../../results/apl_scale.ts'
import { communeWords } from '../../results/commune_words.ts'
import { failingReasons } from '../../results/group_excluded.ts'
import { specialtyWords } from '../../results/specialty_words.ts'
import { announcedWords, sinceWords } from '../../results/stability_words.ts'
import { formatDay } from '../../typography/dates.ts'
import { formatCount, formatDecimal, formatDistance } from '../../typography/numbers.ts'
import { Act } from '../../ui/act.tsx'
import { ModeMark } from '../../ui/mode_mark.tsx'
import { Table } from '../../ui/table.tsx'
import { ZoneBadge } from '../../ui/zone_badge.tsx'
import type { Question } from '../../url_state/search_state.ts'
import { writeQuestion } from '../../url_state/write.ts'

interface Compared {
  match: Match
  commune: CommuneAnswer | undefined
}

const unknown = 'Non connu'

function priorityWords({ priority, reasons }: Match): string {
  if (priority) return 'Oui, dans votre région de formation'
  const reason = reasons.find(({ code }) => code === 'regional_priority')
  return reason?.evidence.expected == null ? 'Non calculée : dites où vous êtes formé·e' : 'Non'
}

/** The lines of the comparison, in the order one decides by. */
const lines: { label: string; cell: (compared: Compared) => ReactNode }[] = [
  {
    label: 'Ouvert pour vous',
    cell: ({ match }) => (match.eligible ? 'Oui' : `Non. ${failingReasons(match)[0]?.text ?? ''}`),
  },
  {
    label: 'Priorité',
    cell: ({ match }) => priorityWords(match),
  },
  { label: 'Zone', cell: ({ match }) => <ZoneBadge zone={match.zone ?? match.place.zone} long /> },
  { label: 'Ouverte au CESP', cell: ({ match }) => sinceWords(match.stability) ?? 'Non' },
  { label: 'Changement annoncé', cell: ({ match }) => announcedWords(match.stability) ?? 'Aucun' },
  {
    label: 'Acte',
    cell: ({ match }) => {
      const publication = match.reasons.find(({ evidence }) => evidence.publication)?.evidence.publication
      return publication ? <Act publication={publication} /> : unknown
    },
  },
  {
    label: 'Distance',
    cell: ({ match }) =>
      match.distance_km === null ? 'Dites près d’où vous cherchez' : formatDistance(match.distance_km),
  },
  { label: 'Mode d’exercice', cell: ({ match }) => <ModeMark mode={match.place.mode} /> },
  { label: 'Spécialité', cell: ({ match }) => specialtyWords(match.place.specialties) },
  { label: 'Postes à pourvoir', cell: ({ match }) => formatCount(match.place.posts_left) },
  { label: 'Fonctions', cell: ({ match }) => match.place.functions || unknown },
  { label: 'Employeur', cell: ({ match }) => match.place.employer ?? 'Sans objet ou non précisé' },
  {
    label: 'Jusqu’au',
    cell: ({ match }) => (match.place.closes_on ? formatDay(match.place.closes_on) : 'Sans date de fin'),
  },
  { label: 'Région', cell: ({ match }) => regionName(match.place.region) },
  {
    label: 'Habitants de la commune',
    cell: ({ commune }) => (commune?.population == null ? unknown : formatCount(commune.population)),
  },
  {
    label: 'APL aux généralistes',
    cell: ({ commune }) => {
      const last = commune && aplPoints(commune.apl).at(-1)
      return last ? `${formatDecimal(last.value)} (${last.year})` : unknown
    },
  },
]

/** One column a place, one line a criterion. */
export function ComparisonTable({ matches, question }: { matches: Match[]; question: Question }) {
  const communes = useQueries({
    queries: matches.map(({ place }) => {
      const path = `/communes/${place.commune.code}?profession=medecin${question.on ? `&on=${question.on}` : ''}`
      return { queryKey: [path], queryFn: () => fetchJson<CommuneAnswer>(path) }
    }),
  })
  const columns = matches.map((match, index): Compared => ({ match, commune: communes[index]?.data }))
  return (
    <Table caption="Comparaison des lieux" quiet className="cc-table--compare">
      <thead>
        <tr>
          <td />
          {columns.map(({ match: { place } }) => (
            <th key={place.id} scope="col">
              <SiteLink href={`/lieux/${encodeURIComponent(place.id)}${writeQuestion(question)}`}>
                {place.structure.name}
              </SiteLink>
              <br />
              <span className="cc-compare__where">{communeWords(place.commune)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, cell }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {columns.map((compared) => (
              <td key={compared.match.place.id}>{cell(compared)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
