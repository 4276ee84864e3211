import { type ReactNode, useCallback, useState } from 'react'
import type { ZoneClass } from '../../../server/zoning/schema.ts'
import type { Match } from '../../api/documents.ts'
import { useConfig } from '../../api/use_api.ts'
import { LazyZoneMap } from '../../map/lazy.tsx'
import type { MapView } from '../../map/types.ts'
import { ErrorBoundary } from '../../ui/error_boundary.tsx'
import { PlaceField } from '../../ui/place_field.tsx'
import { useAfterPaint } from '../../ui/use_after_paint.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { ZoneHere } from '../../ui/zone_here.tsx'
import type { Question, View } from '../../url_state/search_state.ts'
import { MapUnavailable } from './map_unavailable.tsx'
import { SelectedPlace } from './selected_place.tsx'
import { tileJsonUrl } from './tile_json_url.ts'

interface MapPaneProps {
  matches: Match[]
  /** The list has come, or failed to: the map may follow. */
  settled: boolean
  question: Question
  on: string | null
  view: View
  hoveredId: string | null
  onHover: (id: string | null) => void
  onShow: (change: Partial<View>) => void
}

/** « Quelle zone ici ? », the map, and the answer to what was pointed at. Without a map, all the rest stays. */
export function MapPane({ matches, settled, question, on, view, hoveredId, onHover, onShow }: MapPaneProps) {
  const [reason, setReason] = useState<string | null>(null)
  const mayLoad = useAfterPaint(settled)
  const basemap = useConfig().data?.basemap ?? null
  const onView = useCallback((camera: MapView) => onShow({ camera }), [onShow])
  const onLocate = useCallback(
    (lon: number, lat: number) => onShow({ pin: [lon, lat], selected: null }),
    [onShow],
  )
  const onSelect = useCallback((id: string) => onShow({ selected: id, pin: null }), [onShow])
  const onLegend = useCallback(
    (classes: readonly ZoneClass[] | null) => onShow({ zones: classes ? [...classes] : [] }),
    [onShow],
  )
  const selected = matches.find(({ place }) => place.id === view.selected)
  const drawsMap = mayLoad && reason === null
  const answer = selected ? (
    <SelectedPlace match={selected} question={question} onClose={() => onShow({ selected: null })} />
  ) : view.pin ? (
    <ZoneHere point={view.pin} on={question.on} onClose={() => onShow({ pin: null })} />
  ) : null
  const withAnswer = (instead: ReactNode) => (
    <>
      {answer}
      {instead}
    </>
  )
  return (
    <section className="cc-home__map" aria-label="Carte et recherche d’une zone">
      <PlaceField
        className="cc-home__search"
        label="Quelle zone ici ? Commune, code postal, adresse ou coordonnées"
        placeholder="Quelle zone ici ? Commune, code postal, 47.39, 0.68"
        selected={null}
        onSelect={(spot) =>
          spot &&
          onShow({
            pin: spot.point,
            selected: null,
            camera: { lon: spot.point[0], lat: spot.point[1], zoom: 10 },
          })
        }
      />
      {!drawsMap && answer}
      <div className="cc-home__canvas">
        {reason ? (
          <MapUnavailable reason={reason} />
        ) : mayLoad ? (
          <ErrorBoundary fallback={withAnswer(<MapUnavailable reason="La carte n’a pas pu être chargée." />)}>
            <LazyZoneMap
              fallback={withAnswer(<Waiting what="la carte" />)}
              matches={matches}
              selectedId={view.selected}
              hoveredId={hoveredId}
              onHover={onHover}
              onSelect={onSelect}
              tileJsonUrl={tileJsonUrl(question)}
              profession="medecin"
              on={on ?? ''}
              view={view.camera}
              onViewChange={onView}
              legendFilter={view.zones.length > 0 ? view.zones : null}
              onLegendFilter={onLegend}
              onLocate={onLocate}
              pin={view.pin && { lon: view.pin[0], lat: view.pin[1] }}
              onUnavailable={setReason}
              basemap={basemap}
            >
              {answer}
            </LazyZoneMap>
          </ErrorBoundary>
        ) : (
          <Waiting what="la carte, après la liste" />
        )}
      </div>
    </section>
  )
}
