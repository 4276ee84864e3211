import { useId, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { LonLat } from '../../../server/geography/schema.ts'
import { useConfig, usePublications } from '../../api/use_api.ts'
import { professions } from '../../reference/professions.ts'
import { inForceByRegion } from '../../results/in_force.ts'
import { formatDay, isDay } from '../../typography/dates.ts'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { readPoint } from '../../url_state/read.ts'
import { Downloads } from './downloads.tsx'
import { PublicationTable } from './publication_table.tsx'
import { PublicationsToCome } from './publications_to_come.tsx'
import { ZoneSearch } from './zone_search.tsx'

interface Explorer {
  profession: string
  on: string | null
  point: LonLat | null
}

/** The zoning in force, region by region, for a profession and a day; what is announced; the files. */
export default function ZonagePage() {
  const { profession, on, point } = readExplorer(useSearch())
  const [, navigate] = useLocation()
  const today = useConfig().data?.today ?? null
  const publications = usePublications(profession, on)
  const { inForce, toCome } = useMemo(
    () => inForceByRegion(publications.data?.items ?? []),
    [publications.data],
  )
  const id = useId()
  const go = (change: Partial<Explorer>) =>
    navigate(addressOf({ profession, on, point, ...change }), { replace: true })
  const day = on ?? today

  return (
    <Page title="Zonage">
      <h1>Le zonage, région par région</h1>
      <p className="fr-text--lead">
        Chaque ARS classe son territoire par profession. Ce qui est en vigueur un jour donné se déduit des
        dates des actes.
      </p>
      <ZoneSearch profession={profession} on={on} point={point} onPoint={(next) => go({ point: next })} />
      <h2>Publications en vigueur</h2>
      <div className="cc-explorer">
        <div className="fr-select-group">
          <label className="fr-label" htmlFor={`${id}-profession`}>
            Profession
          </label>
          <select
            id={`${id}-profession`}
            className="fr-select"
            value={profession}
            onChange={({ target }) => go({ profession: target.value })}
          >
            {professions.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="fr-input-group">
          <label className="fr-label" htmlFor={`${id}-day`}>
            En vigueur le
          </label>
          <input
            id={`${id}-day`}
            className="fr-input"
            type="date"
            value={day ?? ''}
            onChange={({ target }) =>
              go({ on: isDay(target.value) && target.value !== today ? target.value : null })
            }
          />
        </div>
      </div>
      {publications.isPending && <Waiting what="les publications" rows={4} />}
      {publications.isError && (
        <Failure
          failure={publications.error}
          what="les publications"
          onRetry={() => publications.refetch()}
        />
      )}
      {publications.data && inForce.length === 0 && (
        <p className="cc-empty">
          Aucun zonage publié ici n’est en vigueur {day && `le ${formatDay(day)} `}pour cette profession.
          Choisissez une autre date ou une autre profession ; les zonages des médecins sont disponibles depuis
          le 9 mai 2025.
        </p>
      )}
      {inForce.length > 0 && (
        <>
          <PublicationTable
            publications={inForce}
            caption={`Publications en vigueur${day ? ` le ${formatDay(day)}` : ''}`}
          />
          <PublicationsToCome publications={toCome} />
          <Downloads profession={profession} on={on} />
        </>
      )}
    </Page>
  )
}

function readExplorer(search: string): Explorer {
  const params = new URLSearchParams(search)
  const profession = params.get('profession')
  const on = params.get('date')
  return {
    profession: professions.some(({ code }) => code === profession) ? profession! : 'medecin',
    on: on && isDay(on) ? on : null,
    point: readPoint(params.get('point')),
  }
}

function addressOf({ profession, on, point }: Explorer): string {
  const params = new URLSearchParams()
  if (profession !== 'medecin') params.set('profession', profession)
  if (on) params.set('date', on)
  if (point) params.set('point', point.join(','))
  const query = params.toString().replaceAll('%2C', ',')
  return `/zonage${query ? `?${query}` : ''}`
}
