import type { CommuneAnswer, Place } from '../../api/documents.ts'
import { usePlacesNear } from '../../api/use_api.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { communeWords } from '../../results/commune_words.ts'
import { specialtyWords } from '../../results/specialty_words.ts'
import { countOf } from '../../typography/numbers.ts'
import { Failure } from '../../ui/failure.tsx'
import { ModeMark } from '../../ui/mode_mark.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ZoneBadge } from '../../ui/zone_badge.tsx'

const around = 30

/** The places of the national list in the commune, then within 30 km. */
export function CommunePlaces({ commune }: { commune: CommuneAnswer }) {
  const answer = usePlacesNear(commune.point, around)
  const near = answer.data?.items ?? []
  const here = near.filter((place) => place.commune.code === commune.code)
  const others = near.filter((place) => place.commune.code !== commune.code)
  return (
    <section className="fr-mb-6w" aria-labelledby="lieux">
      <h2 id="lieux">Les lieux de la liste nationale</h2>
      {answer.isPending && <Waiting what="les lieux" />}
      {answer.isError && <Failure failure={answer.error} what="les lieux" onRetry={() => answer.refetch()} />}
      {answer.data && near.length === 0 && (
        <p>
          Aucun lieu de la liste à moins de {around} km.{' '}
          <SiteLink
            href={`/?pres=${commune.point.join(',')}&pres_de=${encodeURIComponent(commune.name)}&tri=distance`}
          >
            Chercher les plus proches
          </SiteLink>
        </p>
      )}
      {here.length > 0 && (
        <>
          <h3 className="fr-h6">Dans la commune ({countOf(here.length, 'lieu', 'lieux')})</h3>
          <Places places={here} />
        </>
      )}
      {others.length > 0 && (
        <>
          <h3 className="fr-h6">
            À moins de {around} km ({countOf(others.length, 'lieu', 'lieux')})
          </h3>
          <Places places={others} />
        </>
      )}
    </section>
  )
}

function Places({ places }: { places: Place[] }) {
  return (
    <ul className="cc-rows fr-mb-3w">
      {places.map((place) => (
        <li key={place.id} className="cc-row">
          <p className="cc-row__name">
            <SiteLink href={`/lieux/${encodeURIComponent(place.id)}`}>{place.structure.name}</SiteLink>
          </p>
          <p className="cc-row__where">{communeWords(place.commune)}</p>
          <p>
            <ModeMark mode={place.mode} /> · {specialtyWords(place.specialties)} ·{' '}
            <ZoneBadge zone={place.zone} />
          </p>
        </li>
      ))}
    </ul>
  )
}
