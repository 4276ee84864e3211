import type { CommuneAnswer } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { classNames } from '../../map/classes.ts'
import { professionLabel } from '../../reference/professions.ts'
import { dateRows } from '../../results/publication_words.ts'
import { formatDay } from '../../typography/dates.ts'
import { Eligibility } from '../../ui/eligibility.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ZoneBadge } from '../../ui/zone_badge.tsx'

/** Which zone is it, by which act, since when, and is it open to the CESP? */
export function CommuneZone({ commune }: { commune: CommuneAnswer }) {
  const { zone, publication, on, profession } = commune
  return (
    <section className="fr-mb-6w" aria-labelledby="zone">
      <h2 id="zone">La zone le {formatDay(on)}</h2>
      <p className="fr-text--sm">Profession : {professionLabel(profession).toLocaleLowerCase('fr')}.</p>
      {zone ? (
        <>
          <p className="cc-lead-zone">
            <ZoneBadge zone={zone} long /> <Eligibility eligible={zone.eligible} />
          </p>
          <p>{zone.note ?? zone.why}</p>
        </>
      ) : commune.arrondissements.length > 0 ? (
        <p>Cette ville est classée par arrondissement.</p>
      ) : (
        <p>Aucun zonage publié ici n’est en vigueur ce jour-là pour cette profession.</p>
      )}
      {commune.arrondissements.length > 0 && (
        <ul className="cc-arrondissements">
          {commune.arrondissements.map(({ code, name, class: zoneClass }) => (
            <li key={code}>
              <SiteLink href={`/communes/${code}`}>{name}</SiteLink>
              {zoneClass && <> : {classNames[zoneClass as keyof typeof classNames]?.short ?? zoneClass}</>}
            </li>
          ))}
        </ul>
      )}
      {publication && (
        <Facts
          facts={[
            {
              label: 'Acte',
              value: (
                <SiteLink href={`/zonage/${encodeURIComponent(publication.id)}`}>{publication.act}</SiteLink>
              ),
            },
            ...dateRows(publication),
            zone?.territory?.name ? { label: 'Territoire', value: zone.territory.name } : null,
            publication.provenance ? { label: 'Provenance', value: publication.provenance } : null,
          ]}
        />
      )}
    </section>
  )
}
