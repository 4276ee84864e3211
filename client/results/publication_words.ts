import type { PublicationEvidence } from '../../server/zoning/schema.ts'
import { formatDay } from '../typography/dates.ts'

type Dates = Pick<
  PublicationEvidence,
  'signed_on' | 'published_on' | 'effective_on' | 'effective_on_is_latest'
>

/** « en vigueur depuis le 9 mai 2025 au plus tard » where the act's own date is not known. */
export function effectWords({ effective_on, effective_on_is_latest }: Dates): string {
  return `en vigueur depuis le ${formatDay(effective_on)}${effective_on_is_latest ? ' au plus tard' : ''}`
}

/** The three dates of an act, those we know. */
export function dateRows(dates: Dates): { label: string; value: string }[] {
  return [
    { label: 'Signature', value: dates.signed_on ? formatDay(dates.signed_on) : 'Non connue de ce service' },
    {
      label: 'Publication',
      value: dates.published_on ? formatDay(dates.published_on) : 'Non connue de ce service',
    },
    {
      label: 'Entrée en vigueur',
      value: `${formatDay(dates.effective_on)}${dates.effective_on_is_latest ? ' au plus tard' : ''}`,
    },
  ]
}
