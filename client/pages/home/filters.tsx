import { useId } from 'react'
import type { ZoneClass } from '../../../server/zoning/schema.ts'
import type { Match } from '../../api/documents.ts'
import { departmentName, departmentOfCommune, regionName } from '../../reference/regions.ts'
import { countFilters } from '../../results/filter.ts'
import { countOf } from '../../typography/numbers.ts'
import { compareWords } from '../../typography/plain_words.ts'
import { ZoneBadge } from '../../ui/zone_badge.tsx'
import { defaultView, type View } from '../../url_state/search_state.ts'

interface FiltersProps {
  matches: Match[]
  view: View
  /** The training region is known, so priority means something. */
  trained: boolean
  onShow: (change: Partial<View>) => void
}

/** Only what the answer holds is offered: no filter leads to an empty list by itself. */
export function Filters({ matches, view, trained, onShow }: FiltersProps) {
  const id = useId()
  const zones = counted(matches.map(({ place }) => place.zone?.class ?? null))
  const regions = counted(matches.map(({ place }) => place.region)).sort(byName(regionName))
  const departments = counted(
    matches
      .filter(({ place }) => !view.region || place.region === view.region)
      .map(({ place }) => departmentOfCommune(place.commune.code)),
  ).sort(byName(departmentName))
  const { zones: noZones, priorityOnly, region, department, text } = defaultView
  const toggle = (zone: ZoneClass) =>
    onShow({
      zones: view.zones.includes(zone) ? view.zones.filter((z) => z !== zone) : [...view.zones, zone],
    })

  return (
    <div className="cc-filters">
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`${id}-text`}>
          Mots <span className="fr-hint-text">structure, commune, fonctions</span>
        </label>
        <input
          id={`${id}-text`}
          className="fr-input"
          type="search"
          value={view.text}
          onChange={({ target }) => onShow({ text: target.value })}
        />
      </div>
      <div className="fr-select-group">
        <label className="fr-label" htmlFor={`${id}-region`}>
          Région
        </label>
        <select
          id={`${id}-region`}
          className="fr-select"
          value={view.region ?? ''}
          onChange={({ target }) => onShow({ region: target.value || null, department: null })}
        >
          <option value="">Toutes</option>
          {regions.map(([code, count]) => (
            <option key={code} value={code}>
              {regionName(code)} ({count})
            </option>
          ))}
        </select>
      </div>
      <div className="fr-select-group">
        <label className="fr-label" htmlFor={`${id}-department`}>
          Département
        </label>
        <select
          id={`${id}-department`}
          className="fr-select"
          value={view.department ?? ''}
          onChange={({ target }) => onShow({ department: target.value || null })}
        >
          <option value="">Tous</option>
          {departments.map(([code, count]) => (
            <option key={code} value={code}>
              {code} – {departmentName(code)} ({count})
            </option>
          ))}
        </select>
      </div>
      <fieldset className="cc-filters__set">
        <legend>Zone</legend>
        {zones.map(([zone, count]) => (
          <label key={zone} className="cc-check">
            <input type="checkbox" checked={view.zones.includes(zone)} onChange={() => toggle(zone)} />
            <ZoneBadge zone={{ class: zone }} /> {countOf(count, 'lieu', 'lieux')}
          </label>
        ))}
        <label className="cc-check">
          <input
            type="checkbox"
            checked={view.priorityOnly}
            disabled={!trained}
            onChange={({ target }) => onShow({ priorityOnly: target.checked })}
          />
          Prioritaires seulement
          {!trained && ' (dites où vous êtes formé·e)'}
        </label>
      </fieldset>
      {countFilters(view) > 0 && (
        <button
          type="button"
          className="fr-btn fr-btn--sm fr-btn--tertiary"
          onClick={() => onShow({ zones: noZones, priorityOnly, region, department, text })}
        >
          Retirer les filtres
        </button>
      )}
    </div>
  )
}

function counted<K>(keys: (K | null)[]): [K, number][] {
  const counts = new Map<K, number>()
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
}

const byName =
  (name: (code: string) => string) =>
  ([a]: [string, number], [b]: [string, number]) =>
    compareWords(name(a), name(b))
