import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Match, Matches } from '../../api/documents.ts'
import { filterMatches } from '../../results/filter.ts'
import { type ExcludedGroup, groupExcluded } from '../../results/group_excluded.ts'
import { countOf } from '../../typography/numbers.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ROWS_A_STEP, type View } from '../../url_state/search_state.ts'
import { ResultRow, type RowProps } from './result_row.tsx'
import { ShowMore } from './show_more.tsx'

interface ExcludedProps extends Omit<RowProps, 'match'> {
  answer: UseQueryResult<Matches>
  excluded: Match[]
  view: View
}

/** Every place that is not open, by the reason that excludes it, with what would make it possible. */
export function Excluded({ answer, excluded, view, ...rowProps }: ExcludedProps) {
  const kept = useMemo(
    () => filterMatches(excluded, { ...view, priorityOnly: false, zones: [] }),
    [excluded, view],
  )
  const groups = useMemo(() => groupExcluded(kept), [kept])
  if (answer.isPending || answer.isPlaceholderData)
    return <Waiting what="les lieux écartés et leurs raisons" rows={6} />
  if (answer.isError)
    return <Failure failure={answer.error} what="les lieux écartés" onRetry={() => answer.refetch()} />
  return (
    <>
      <h2 className="fr-h4 fr-mt-2w">
        Pourquoi {countOf(kept.length, 'lieu est écarté', 'lieux sont écartés')}
      </h2>
      <p>Chaque lieu est compté une fois, sous la raison la plus difficile à lever.</p>
      {groups.map((group) => (
        <Group key={group.code} group={group} rowProps={rowProps} />
      ))}
    </>
  )
}

function Group({ group, rowProps }: { group: ExcludedGroup; rowProps: Omit<RowProps, 'match'> }) {
  const [shown, setShown] = useState(ROWS_A_STEP)
  const [open, setOpen] = useState(false)
  return (
    <details className="cc-group" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h3 className="cc-group__title">
          {group.title}{' '}
          <span className="cc-group__count">{countOf(group.matches.length, 'lieu', 'lieux')}</span>
        </h3>
      </summary>
      <p className="cc-group__way">{group.way}</p>
      {open && (
        <ul className="cc-rows">
          {group.matches.slice(0, shown).map((match) => (
            <ResultRow key={match.place.id} match={match} {...rowProps} />
          ))}
        </ul>
      )}
      <ShowMore
        shown={Math.min(shown, group.matches.length)}
        total={group.matches.length}
        onMore={() => setShown(shown + ROWS_A_STEP)}
      />
    </details>
  )
}
