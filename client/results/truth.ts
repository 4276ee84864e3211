import type { Matches } from '../../server/matching/schema.ts'
import { countOf, formatCount } from '../typography/numbers.ts'

/** The line of truth, in three pieces so that the page can set the first in bold and link the last. */
export interface Truth {
  open: string
  priority: string | null
  excluded: string | null
}

/**
 * « 43 lieux vous sont ouverts », « dont 12 prioritaires en Centre-Val de Loire », « 61 autres sont écartés ».
 * @param where the training region with its preposition (« en Bretagne »), null when the question does not say it
 */
export function truthOf(
  counts: Pick<Matches, 'eligible' | 'priority' | 'ineligible'>,
  where: string | null,
): Truth {
  const { eligible, priority, ineligible } = counts
  return {
    open: openOf(eligible),
    priority: where === null || eligible === 0 ? null : priorityOf(priority, where),
    excluded: excludedOf(ineligible, eligible),
  }
}

function openOf(eligible: number): string {
  if (eligible === 0) return 'Aucun lieu ne vous est ouvert'
  return `${countOf(eligible, 'lieu', 'lieux')} vous ${eligible >= 2 ? 'sont ouverts' : 'est ouvert'}`
}

function priorityOf(priority: number, where: string): string {
  if (priority === 0) return `dont aucun ${where}, votre région de formation`
  return `dont ${countOf(priority, 'prioritaire')} ${where}`
}

function excludedOf(ineligible: number, eligible: number): string | null {
  if (ineligible === 0) return null
  const other = eligible === 0 ? '' : ineligible >= 2 ? ' autres' : ' autre'
  return `${formatCount(ineligible)}${other} ${ineligible >= 2 ? 'sont écartés' : 'est écarté'}`
}
